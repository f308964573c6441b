// Sets a Typst file as a PDF: node typst.mjs IN.typ OUT.pdf. It has to lie beside
// a node_modules with @myriaddreamin/typst-ts-node-compiler. It prints how long
// the setting and writing took, without what node takes to start.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const [input, output] = process.argv.slice(2).map(name => resolve(name))
const compiler = NodeCompiler.create({ workspace: dirname(input) })
const begun = performance.now()
const pdf = compiler.pdf({ mainFilePath: input })
writeFileSync(output, pdf)
console.log(`${Math.round(performance.now() - begun)} ms`)
