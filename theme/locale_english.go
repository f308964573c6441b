package theme

// english are the months of both kinds of English.
const english = "January,February,March,April,May,June,July,August,September,October,November,December"

// englishLocales are the languages that most texts are in, and whose words stand
// for those that others don't have.
var englishLocales = [...]locale{
	{
		lang: "en",
		words: Words{
			Note: "Note", Tip: "Tip", Important: "Important",
			Warning: "Warning", Caution: "Caution",
			Contents: "Contents", Figure: "Figure", Table: "Table", Page: "Page",
			Continued: "continued", Comma: ", ", And: " and ", Oxford: ", and ",
			OnPage: "page %s", Cover: "Cover", Tags: "Tags", ByDate: "By date", SetIn: "Set in %s by %s", Checked: "checked", Unchecked: "not checked",
		},
		months: english,
		date:   "%B %d, %Y",
	},
	{
		lang: "en-gb",
		words: Words{
			Note: "Note", Tip: "Tip", Important: "Important",
			Warning: "Warning", Caution: "Caution",
			Contents: "Contents", Figure: "Figure", Table: "Table", Page: "Page",
			Continued: "continued", Comma: ", ", And: " and ",
			OnPage: "page %s", Cover: "Cover", Tags: "Tags", ByDate: "By date", SetIn: "Set in %s by %s", Checked: "checked", Unchecked: "not checked",
		},
		months: english,
		date:   "%d %B %Y",
	},
}
