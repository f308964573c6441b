package markdown

import (
	"os"
	"strings"
	"testing"
)

// TestGuessLanguage asks for the language of texts in many, of which the first article
// of the Universal Declaration of Human Rights is one, with Markdown around them.
func TestGuessLanguage(t *testing.T) {
	data, err := os.ReadFile("../testdata/udhr/article1.tsv")
	if err != nil {
		t.Fatal(err)
	}
	const code = "\n```go\nfunc main() { the, of, and, to }\n```\n\nSee [Go](https://go.dev/the/of) and `the of and`.\n\n"
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		want := f[0]
		text := "# " + f[1] + "\n\n" + f[2] + "\n" + code + f[2] + "\n"
		short := strings.Contains(" fi pl tr ", want) // too few small words in these few lines
		if got := guessLanguage(text); got != want && !(got == "" && short) {
			t.Errorf("%s is taken for %q", f[0], got)
		}
	}
	for text, want := range map[string]string{
		"Mustafa Kemal ve arkadaşları bir gün bu ülkede daha iyi bir hayat olacak diye çok çalıştı; ama her şey için zaman gerek, ve bu zaman kadar değerli olan başka bir şey yoktur. Sonra ne oldu, nasıl oldu, bunu da anlatmak gerekir, çünkü her hikâye gibi bu da önemli.": "tr",
		"Ten tekst jest po polsku i nie ma w nim nic, co by się nie dało przeczytać; ale jak się go czyta, to można pomyśleć, że jest o tym, czego już nie ma. Tak też bywa, że się coś pisze dla innych, a oni tego nie chcą czytać, bo są zajęci.":                             "pl",
	} {
		if got := guessLanguage(text); got != want {
			t.Errorf("%q is taken for %q", text, got)
		}
	}
	for _, text := range []string{
		"", "# Title\n", "a b c d", "für die und der", "Hello, 世界!", strings.Repeat("The word Привет means hello in Russian. ", 9),
		strings.Repeat("const x = document.querySelector\n", 99), "```\n" + strings.Repeat("der die das und ist nicht ein ", 20) + "\n```\n",
		strings.Repeat("* João da Silva <joao@example.org>\n* María de los Santos\n* Jan van de Berg\n* Otto von der Au\n", 20),
		strings.Repeat("| a | b | o | e |\n", 50) + "The text of the table is in English and it is not to be taken for Portuguese. ",
	} {
		if got := guessLanguage(text); got != "" && got != "en" {
			t.Errorf("%.60q is taken for %q", text, got)
		}
	}
}
