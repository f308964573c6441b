package markdown

// findLanguage returns the language of a name, nil if it is not one of ours.
func findLanguage(name string) *codeLanguage {
	for i := range codeLanguages {
		if hasWord(codeLanguages[i].names, name) {
			return &codeLanguages[i]
		}
	}
	return nil
}

// Forms of strings that languages share.
var (
	slashes      = []string{"//"}
	hashes       = []string{"#"}
	slashStar    = [2]string{"/*", "*/"}
	quotedBoth   = []codeString{{`"`, `"`, '\\', false}, {`'`, `'`, '\\', false}}
	quotedDouble = []codeString{{`"`, `"`, '\\', false}}
	tripleDouble = []codeString{{`"""`, `"""`, '\\', true}, {`"`, `"`, '\\', false}, {`'`, `'`, '\\', false}}
)

const (
	keywordsC = " auto break case const continue default do else enum extern for goto if inline register restrict return signed sizeof static struct switch typedef union unsigned volatile while _Bool _Atomic _Static_assert true false NULL nullptr "
	typesC    = " bool char double float int long short void size_t ssize_t ptrdiff_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t uintptr_t intptr_t wchar_t FILE "
	keywordsJ = " as async await break case catch class const continue debugger default delete do else export extends false finally for from function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined var void while with yield "
)

// javascript is by itself since HTML holds it.
var javascript = codeLanguage{names: " javascript js mjs cjs jsx node ecmascript ", line: slashes, block: slashStar,
	caps: true, special: specialJS, ident: "$", strings: quotedBoth, keywords: keywordsJ}

// codeLanguages are the languages that have a scanner here. Words that are
// both keywords and types in a language's own grammar count as what readers
// take them for.
var codeLanguages = []codeLanguage{
	{names: " go golang ", line: slashes, block: slashStar, caps: true,
		strings:  []codeString{{`"`, `"`, '\\', false}, {"`", "`", 0, true}, {`'`, `'`, '\\', false}},
		keywords: " break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var true false nil iota ",
		types:    " any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr "},
	{names: " rust rs ", line: slashes, block: slashStar, nested: true, caps: true, special: specialRust,
		strings:  []codeString{{`"`, `"`, '\\', true}},
		keywords: " as async await box break const continue crate dyn else enum extern false fn for gen if impl in let loop macro_rules match mod move mut pub ref return self Self static struct super trait true try type union unsafe use where while yield ",
		types:    " bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize "},
	{names: " c h ", line: slashes, block: slashStar, special: specialC, strings: quotedBoth, keywords: keywordsC, types: typesC},
	{names: " c++ cpp cxx cc hpp hxx hh cuda cu arduino ino glsl hlsl ", line: slashes, block: slashStar, special: specialC, caps: true, strings: quotedBoth, types: typesC + "string vector map set pair std ",
		keywords: keywordsC + "alignas alignof and asm catch class co_await co_return co_yield concept consteval constexpr constinit const_cast decltype delete dynamic_cast explicit export final friend import module mutable namespace new noexcept not operator or override private protected public reinterpret_cast requires static_assert static_cast template this thread_local throw try typeid typename using virtual "},
	{names: " objective-c objectivec objc obj-c m ", line: slashes, block: slashStar, special: specialC, caps: true, strings: quotedBoth, types: typesC + "id instancetype BOOL SEL ",
		keywords: keywordsC + "self super nil Nil YES NO in "},
	{names: " java ", line: slashes, block: slashStar, caps: true, special: specialAt, strings: tripleDouble,
		keywords: " abstract assert break case catch class const continue default do else enum exports extends final finally for goto if implements import instanceof interface module native new non-sealed package permits private protected public record requires return sealed static strictfp super switch synchronized this throw throws transient try var volatile while yield true false null ",
		types:    " boolean byte char double float int long short void "},
	{names: " kotlin kt kts ", line: slashes, block: slashStar, nested: true, caps: true, special: specialAt, strings: tripleDouble,
		keywords: " abstract actual annotation as break by catch class companion const constructor continue crossinline data do else enum expect external false final finally for fun get if import in infix init inline inner interface internal is lateinit noinline null object open operator out override package private protected public reified return sealed set super suspend tailrec this throw true try typealias val var vararg when where while "},
	{names: " scala sc sbt ", line: slashes, block: slashStar, nested: true, caps: true, special: specialAt, strings: []codeString{{`"""`, `"""`, 0, true}, {`"`, `"`, '\\', false}},
		keywords: " abstract case catch class def do else enum export extends extension false final finally for given if implicit import lazy match new null object override package private protected return sealed super then this throw trait true try type using val var while with yield "},
	{names: " groovy gradle ", line: slashes, block: slashStar, caps: true, special: specialAt, strings: tripleDouble,
		keywords: " abstract as assert boolean break case catch class continue def default do else enum extends false final finally for if implements import in instanceof int interface new null package private protected public return static super switch this throw throws true try void while "},
	{names: " swift ", line: slashes, block: slashStar, nested: true, caps: true, special: specialAt, strings: tripleDouble[:2],
		keywords: " actor any as associatedtype async await break case catch class continue convenience default defer deinit didSet do else enum extension fallthrough false fileprivate final for func get guard if import in indirect init inout internal is lazy let mutating nil nonisolated open operator optional override precedencegroup private protocol public repeat required rethrows return self Self set some static struct subscript super switch throw throws true try typealias unowned var weak where while willSet "},
	{names: " c# csharp cs f# fsharp fs ", line: slashes, block: slashStar, caps: true, special: specialCSharp, strings: quotedBoth,
		keywords: " abstract as async await base break case catch checked class const continue default delegate do else enum event explicit extern false finally fixed for foreach get goto if implicit in init interface internal is let lock match module mutable namespace new null operator out override params partial private protected public readonly record ref rec required return sealed set sizeof stackalloc static struct switch this throw true try typeof type unchecked unsafe using var virtual volatile when where while with yield fun open ",
		types:    " bool byte char decimal double dynamic float int long nint object sbyte short string uint ulong ushort void "},
	{names: " dart ", line: slashes, block: slashStar, caps: true, special: specialAt, strings: []codeString{{`"""`, `"""`, '\\', true}, {`'''`, `'''`, '\\', true}, {`"`, `"`, '\\', false}, {`'`, `'`, '\\', false}},
		keywords: " abstract as assert async await base break case catch class const continue covariant default deferred do dynamic else enum export extends extension external factory false final finally for get hide if implements import in interface is late library mixin new null on operator part required rethrow return sealed set show static super switch sync this throw true try typedef var void when while with yield ",
		types:    " bool double int num "},
	javascript,
	{names: " typescript ts tsx mts cts ", line: slashes, block: slashStar, caps: true, special: specialJS, ident: "$", strings: quotedBoth,
		keywords: keywordsJ + "abstract accessor asserts declare enum implements infer interface is keyof namespace override private protected public readonly satisfies type unique ",
		types:    " any bigint boolean never number object string symbol unknown "},
	{names: " json json5 jsonc jsonl ndjson geojson webmanifest ", scan: scanJSON, line: slashes, block: slashStar, strings: quotedBoth, keywords: " true false null "},
	{names: " zig ", line: slashes, caps: true, special: specialAt, strings: quotedBoth,
		keywords: " align allowzero and anyframe anytype asm async await break callconv catch comptime const continue defer else enum errdefer error export extern false fn for if inline noalias null or orelse packed pub resume return struct suspend switch test threadlocal true try undefined union unreachable usingnamespace var volatile while ",
		types:    " bool f16 f32 f64 f128 i8 i16 i32 i64 i128 isize u1 u8 u16 u32 u64 u128 usize void type noreturn anyerror "},
	{names: " protobuf proto proto3 ", line: slashes, block: slashStar, caps: true, strings: quotedBoth,
		keywords: " enum extend extensions false group import map max message oneof option optional package public repeated required reserved returns rpc service stream syntax to true weak ",
		types:    " bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string uint32 uint64 "},
	{names: " graphql gql ", line: hashes, caps: true, special: specialDollar, strings: []codeString{{`"""`, `"""`, 0, true}, {`"`, `"`, '\\', false}},
		keywords: " directive enum extend false fragment implements input interface mutation null on query repeatable scalar schema subscription true type union "},
	{names: " hcl terraform tf tfvars ", line: []string{"#", "//"}, block: slashStar, ident: "-", strings: quotedDouble,
		keywords: " check data dynamic else endfor endif false for for_each if import in locals module moved null output provider resource terraform true variable ", types: " bool list map number object set string tuple any "},
	{names: " python py py3 python3 pyi gyp starlark bzl pycon ", line: hashes, caps: true, special: specialPython,
		strings:  []codeString{{`"""`, `"""`, '\\', true}, {`'''`, `'''`, '\\', true}, {`"`, `"`, '\\', false}, {`'`, `'`, '\\', false}},
		keywords: " and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return True try type while with yield ",
		types:    " bool bytes dict float int list object self cls set str tuple "},
	{names: " ruby rb rake gemspec gemfile rakefile vagrantfile crystal cr ", line: hashes, caps: true, special: specialRuby, ident: "?!", strings: []codeString{{`"`, `"`, '\\', true}, {`'`, `'`, '\\', true}, {"`", "`", '\\', false}},
		keywords: " alias and begin BEGIN break case class def defined? do else elsif end END ensure false for if in module next nil not or raise redo rescue retry return self super then true undef unless until when while yield require require_relative include extend attr_reader attr_writer attr_accessor private protected public "},
	{names: " php php5 php7 php8 phtml ", line: []string{"//", "#"}, block: slashStar, caps: true, special: specialPHP, strings: []codeString{{`"`, `"`, '\\', true}, {`'`, `'`, '\\', true}},
		keywords: " abstract and array as break callable case catch class clone const continue declare default do echo else elseif empty enum extends false final finally fn for foreach function global goto if implements include include_once instanceof insteadof interface isset list match namespace new null or print private protected public readonly require require_once return static switch this throw trait true try unset use var while xor yield ",
		types:    " bool float int iterable mixed never object parent self string void "},
	{names: " lua luau ", line: []string{"--"}, special: specialLua, strings: quotedBoth,
		keywords: " and break do else elseif end false for function goto if in local nil not or repeat return then true until while "},
	{names: " r rscript splus ", line: hashes, ident: ".", strings: []codeString{{`"`, `"`, '\\', true}, {`'`, `'`, '\\', true}, {"`", "`", 0, false}},
		keywords: " break else for function if in next repeat return while TRUE FALSE NULL NA Inf NaN "},
	{names: " julia jl ", line: hashes, block: [2]string{"#=", "=#"}, nested: true, caps: true, ident: "!", special: specialAt, strings: tripleDouble[:2],
		keywords: " abstract baremodule begin break catch const continue do else elseif end export false finally for function global if import in let local macro module mutable nothing primitive quote return struct true try type using where while "},
	{names: " elixir ex exs ", line: hashes, caps: true, ident: "?!", special: specialRuby, strings: []codeString{{`"""`, `"""`, '\\', true}, {`"`, `"`, '\\', true}, {`'`, `'`, '\\', true}},
		keywords: " after alias and case catch cond def defdelegate defexception defguard defimpl defmacro defmacrop defmodule defp defprotocol defstruct do else end false fn for if import in nil not or quote raise receive require rescue super true try unless unquote use when with "},
	{names: " sql mysql postgresql postgres pgsql psql plsql sqlite sqlite3 tsql mssql ", line: []string{"--"}, block: slashStar, fold: true,
		strings:  []codeString{{`'`, `'`, '\'', true}, {`"`, `"`, '"', false}, {"`", "`", 0, false}},
		keywords: " add all alter analyze and any as asc begin between by cascade case cast check collate column commit concurrently conflict constraint create cross cube current database declare default delete desc distinct do drop else end except exists explain false fetch filter first for foreign from full function grant group having if ilike in index inner insert intersect into is isolation join key last lateral left level like limit lock materialized merge natural no not nothing null nulls of offset on only or order outer over partition primary procedure recursive references rename replace restrict returning returns revoke right rollback row rows schema select sequence set some start table temporary then to transaction trigger true truncate union unique update using values vacuum view when where window with ",
		types:    " bigint bigserial blob bool boolean bytea char character date datetime decimal double float int integer interval json jsonb money nchar numeric nvarchar precision real serial smallint text time timestamp timestamptz tinyint uuid varchar "},
	{names: " bash sh shell zsh ksh fish shellscript bashrc ", scan: scanShell},
	{names: " console shell-session shellsession sh-session bash-session terminal session ", scan: scanConsole},
	{names: " powershell ps1 posh pwsh psm1 ", line: hashes, block: [2]string{"<#", "#>"}, fold: true, ident: "-", special: specialDollar, strings: []codeString{{`@"`, `"@`, 0, true}, {`@'`, `'@`, 0, true}, {`"`, `"`, '`', true}, {`'`, `'`, 0, true}},
		keywords: " begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for foreach from function if in param process return switch throw trap try until using while -eq -ne -gt -lt -ge -le -like -match -and -or -not -in -contains "},
	{names: " cmd bat batch dosbatch winbatch ", line: []string{"::", "REM ", "rem ", "@REM ", "@rem "}, fold: true, strings: []codeString{{`"`, `"`, 0, false}, {`%`, `%`, 0, false}},
		keywords: " call cd cls copy defined del dir do echo else endlocal equ errorlevel exist exit for geq goto gtr if in leq lss mkdir move neq not off on pause popd pushd rem ren rmdir set setlocal shift start title type "},
	{names: " make makefile mf gnumake bsdmake ", scan: scanMake},
	{names: " dockerfile docker containerfile ", scan: scanDockerfile, line: hashes,
		keywords: " add arg as cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell stopsignal user volume workdir "},
	{names: " yaml yml ", scan: scanYAML}, {names: " toml ", scan: scanTOML},
	{names: " ini http https cfg conf dosini properties env dotenv editorconfig gitconfig systemd desktop ", scan: scanINI},
	{names: " html htm xhtml vue svelte handlebars hbs erb astro ", scan: scanMarkup}, {names: " xml svg xsd xsl xslt rss atom plist wsdl mathml xaml csproj pom ", scan: scanMarkup},
	{names: " css scss sass less ", scan: scanCSS},
	{names: " diff patch udiff ", scan: scanDiff},
	{names: " markdown md mkd mdx ", scan: scanMarkdown},
	{names: " nix ", line: hashes, block: slashStar, ident: "-'", strings: []codeString{{`''`, `''`, 0, true}, {`"`, `"`, '\\', true}},
		keywords: " assert else false if in inherit let null or rec then true with import "},
	{names: " lisp common-lisp cl elisp emacs-lisp emacs scheme scm racket rkt clojure clj cljs edn fennel ", line: []string{";"}, block: [2]string{"#|", "|#"}, nested: true, ident: "-+*/?!<>=:&%.", strings: []codeString{{`"`, `"`, '\\', true}},
		keywords: " and begin case cond cond-> def defclass defconst defcustom define define-syntax defmacro defmethod defn defn- defparameter defprotocol defrecord defun defvar do dolist dotimes else fn for if if-let if-not in-ns interactive lambda let let* let-values letrec loop match module ns or progn provide quote recur require set! setf setq unless use-package when when-let while nil t true false #t #f "},
}
