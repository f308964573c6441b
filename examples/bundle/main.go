// Bundle makes an EPUB of the folder posts.
package main

import (
	"log"
	"os"

	"octavo"
)

func main() {
	epub, err := os.Create("posts.epub")
	if err != nil {
		log.Fatal(err)
	}
	result, err := octavo.Bundle(
		[]octavo.Edition{{Format: octavo.EPUB, W: epub}},
		[]octavo.Input{{FS: os.DirFS("posts")}},
		octavo.BookOptions{}, octavo.Options{})
	for _, d := range result.Diagnostics {
		log.Print(d) // what went less than well, with its place
	}
	if err != nil {
		log.Fatal(err)
	}
}
