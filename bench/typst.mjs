// Sets a Typst file as a PDF: node typst.mjs IN.typ OUT.pdf. It has to lie beside
// a node_modules with @myriaddreamin/typst-ts-node-compiler. It prints how long
// the setting and writing took, without what node takes to start.
//
// With --labels instead of OUT.pdf it writes what the file lacks: the labels that
// it has links to and that are nowhere, which Typst takes for errors.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const [input, output] = process.argv.slice(2)
const compiler = NodeCompiler.create({ workspace: dirname(resolve(input)) })

if (output === '--labels') {
  const text = readFileSync(input, 'utf8')
  const missing = new Set()
  for (let before = -1; missing.size > before; ) {
    before = missing.size
    try {
      compiler.pdf({ mainFileContent: text + [...missing].join('') })
    } catch (e) {
      for (const [, name] of String(e.code).matchAll(/label `<(.+?)>` does not exist/g)) {
        missing.add(`\n#metadata(none) <${name}>\n`)
      }
    }
  }
  process.stdout.write([...missing].join(''))
} else {
  const begun = performance.now()
  const pdf = compiler.pdf({ mainFilePath: resolve(input) })
  writeFileSync(output, pdf)
  console.log(`${Math.round(performance.now() - begun)} ms`)
}
