#!/usr/bin/env bash
# Octavo beside other programs, as whole processes, with the same inputs in the
# same run. Writes the table into BENCHMARKS.md.
#
#   OCTAVO_BENCH_BOOK=dir   a book to set: a folder with a SUMMARY.md; one is made
#                           up if there is none
#   OCTAVO_BENCH_BLOG=dir   a folder of posts, for one EPUB of them and a PDF of each
#   RUNS=5                  how often each command runs
#   ONLY=post               run only groups whose names have this in them
#   PEERS=dir               where the programs are kept between runs
#
# What can be installed without being root is: Typst (the npm package
# @myriaddreamin/typst-ts-node-compiler), Pandoc and WeasyPrint (pypandoc_binary
# and weasyprint from PyPI), md2pdf (a Go module). XeLaTeX, Chromium and mdpdf are
# measured if they are there: in Debian they are texlive-xetex with
# texlive-latex-recommended and lmodern, and chromium; mdpdf is a crate. Whatever
# is not to be had is left out, and said.
set -uo pipefail
cd "$(dirname "$0")/.."
here=$PWD
peers=${PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/octavo-peers}
mkdir -p "$peers/bin"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

say() { printf '%s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null; }
missing() { say "left out: $*"; }

# The programs.
CGO_ENABLED=0 go build -trimpath -o "$peers/bin/octavo" ./cmd/octavo || exit 1
export PATH="$peers/bin:$peers/venv/bin:$PATH"

if have node && have npm; then
  [ -d "$peers/node_modules/@myriaddreamin" ] ||
    (cd "$peers" && npm install --silent --no-fund --no-audit @myriaddreamin/typst-ts-node-compiler) >/dev/null 2>&1
  cp bench/typst.mjs "$peers/"
fi
if have python3 && ! [ -e "$peers/venv/bin/weasyprint" ]; then
  python3 -m venv "$peers/venv" &&
    "$peers/venv/bin/pip" install -q pypandoc_binary weasyprint
fi
pandoc=$("$peers/venv/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())' 2>/dev/null || command -v pandoc)
[ -e "$peers/bin/md2pdf" ] ||
  GOBIN="$peers/bin" go install github.com/solworktech/md2pdf/v2/cmd/md2pdf@latest 2>/dev/null ||
  missing md2pdf cannot be built
[ -n "$pandoc" ] || missing Pandoc, and what needs it
# What Pandoc reads: the Markdown of GitHub with front matter. What looks like TeX
# in these texts is none.
[ -z "$pandoc" ] || pandoc="$pandoc -f gfm+yaml_metadata_block-tex_math_dollars"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)

# The inputs: a post, and a book as a folder and as one file. Programs run beside
# the pictures.
cp testdata/post.md "$out/post.md"
book=${OCTAVO_BENCH_BOOK:-}
if [ -z "$book" ]; then
  book=$out/book
  mkdir "$book"
  go test -run '^TestWriteCorpus$' -count 1 . -corpus "$book" >/dev/null || exit 1
fi
cp -r "$book" "$out/in" && chmod -R u+w "$out/in"
go run bench/join.go "$out/in" "$out/in/book.md" || exit 1
mv "$out/post.md" "$out/in/post.md"
cd "$out/in" || exit 1

# peer GROUP NAME COMMAND: something to time.
peer() { case $1 in *"${ONLY:-}"*) printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$out/commands" ;; esac; }

# pdf GROUP TEXT OCTAVO: TEXT.md to PDF through all of them, OCTAVO being its input.
pdf() {
  local group=$1 text=$2
  peer "$group" Octavo "octavo -q -o $out/$text.pdf $3"
  [ "$3" = "$text.md" ] || peer "$group" "Octavo, from one file" "octavo -q -o $out/$text.pdf $text.md"
  if [ -n "$pandoc" ]; then
    if [ -d "$peers/node_modules/@myriaddreamin" ]; then
      $pandoc -s -t typst -o "$text.typ" "$text.md" 2>/dev/null &&
        node "$peers/typst.mjs" "$text.typ" --labels >"$text.labels" && cat "$text.labels" >>"$text.typ" &&
        peer "$group" "Typst, from its own markup" "node $peers/typst.mjs $text.typ $out/t.pdf"
      peer "$group" "Pandoc and Typst" "$pandoc -s -t typst -o t.typ $text.md && cat $text.labels >>t.typ && node $peers/typst.mjs t.typ $out/t.pdf"
    fi
    have weasyprint &&
      peer "$group" "Pandoc and WeasyPrint" "$pandoc -s -t html5 -o w.html $text.md && weasyprint -q w.html $out/w.pdf"
    have xelatex &&
      peer "$group" "Pandoc and XeLaTeX" "$pandoc --pdf-engine=xelatex -o $out/x.pdf $text.md"
    [ -n "$chromium" ] &&
      peer "$group" "Pandoc and Chromium" "$pandoc -s -t html5 -o c.html $text.md && $chromium --headless --no-sandbox --disable-gpu --print-to-pdf=$out/c.pdf file://\$PWD/c.html"
  fi
  have md2pdf && peer "$group" md2pdf "md2pdf -i $text.md -o $out/m.pdf"
  have mdpdf && peer "$group" mdpdf "mdpdf $text.md -o $out/d.pdf"
}

epub() { # GROUP OCTAVO PANDOC
  peer "$1" Octavo "octavo -q -o $out/o.epub $2"
  [ -n "$pandoc" ] && peer "$1" Pandoc "$pandoc -o $out/p.epub $3"
}

pdf "post to PDF" post post.md
pdf "book to PDF" book SUMMARY.md
epub "post to EPUB" post.md post.md
epub "book to EPUB" SUMMARY.md book.md
if [ -n "${OCTAVO_BENCH_BLOG:-}" ]; then
  # Six times over: a blog of many years.
  for i in 1 2 3 4 5 6; do mkdir -p "$out/blog/$i" && cp -r "$OCTAVO_BENCH_BLOG/." "$out/blog/$i"; done
  n=$(find "$out/blog" -name '*.md' | wc -l)
  find "$out/blog" -name '*.md' | sort >"$out/blog.txt"
  epub "$n posts to one EPUB" "$out/blog" "\$(cat $out/blog.txt)"
  peer "$n posts to as many PDFs" Octavo "octavo -q --force --cache-dir $out/cache -o $out/pdfs/ -t pdf $out/blog"
fi

cd "$here" || exit 1
go run bench/times.go -n "${RUNS:-5}" -dir "$out/in" <"$out/commands" >"$out/table" || exit 1
go run bench/table.go -write BENCHMARKS.md -section peers -text "$out/table"
cat "$out/table"
