// SPDX-License-Identifier: MIT

// A generator as it is written in Go: yaml.v3 into structs, text/template, encoding/json. It
// validates nothing.
//
//	generate TEMPLATES OUTPUT SPEC
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"text/template"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

const width = 92

// The specification ------------------------------------------------------------------------------

type reference struct {
	Rfc     int    `yaml:"rfc" json:"rfc,omitempty"`
	Draft   string `yaml:"draft" json:"draft,omitempty"`
	Title   string `yaml:"title" json:"title,omitempty"`
	Section string `yaml:"section" json:"section,omitempty"`
	Url     string `yaml:"url" json:"url,omitempty"`
	Label   string `yaml:"-" json:"label"`
}

type former struct {
	Id      string `yaml:"id" json:"id,omitempty"`
	Phrase  string `yaml:"phrase" json:"phrase,omitempty"`
	Edition string `yaml:"edition" json:"edition,omitempty"`
}

type header struct {
	Field  string     `yaml:"field" json:"field"`
	Level  string     `yaml:"level" json:"level,omitempty"`
	When   string     `yaml:"when" json:"when,omitempty"`
	Source *reference `yaml:"source" json:"source,omitempty"`
}

type retry struct {
	Level string `yaml:"level" json:"level,omitempty"`
	When  string `yaml:"when" json:"when,omitempty"`
}

type redirect struct {
	Method string `yaml:"method" json:"method"`
}

type entry struct {
	Code         int                   `yaml:"code" json:"code"`
	Id           string                `yaml:"id" json:"id"`
	Vendor       string                `yaml:"vendor" json:"vendor"`
	Phrase       string                `yaml:"phrase" json:"phrase,omitempty"`
	Class        string                `yaml:"-" json:"class,omitempty"`
	State        string                `yaml:"state" json:"state"`
	Summary      string                `yaml:"summary" json:"summary,omitempty"`
	Description  string                `yaml:"description" json:"description,omitempty"`
	Registered   string                `yaml:"registered" json:"registered,omitempty"`
	Extended     string                `yaml:"extended" json:"extended,omitempty"`
	Expires      string                `yaml:"expires" json:"expires,omitempty"`
	Reference    []*reference          `yaml:"reference" json:"reference,omitempty"`
	Formerly     []former              `yaml:"formerly" json:"formerly,omitempty"`
	Also         map[string]any        `yaml:"also" json:"also,omitempty"`
	Cacheable    string                `yaml:"cacheable" json:"cacheable,omitempty"`
	Content      string                `yaml:"content" json:"content,omitempty"`
	Wire         string                `yaml:"wire" json:"wire"`
	WireCode     int                   `yaml:"wire_code" json:"wire_code,omitempty"`
	Headers      []header              `yaml:"headers" json:"headers,omitempty"`
	Retry        *retry                `yaml:"retry" json:"retry,omitempty"`
	Redirect     *redirect             `yaml:"redirect" json:"redirect,omitempty"`
	Senders      []string              `yaml:"senders" json:"senders,omitempty"`
	Related      []string              `yaml:"related" json:"related,omitempty"`
	Tags         []string              `yaml:"tags" json:"tags,omitempty"`
	Sources      map[string]*reference `yaml:"sources" json:"sources,omitempty"`
	OutsideRange bool                  `yaml:"outside_range" json:"outside_range,omitempty"`
}

type registry struct {
	Id      string `yaml:"id" json:"id"`
	Title   string `yaml:"title" json:"title"`
	Module  string `yaml:"module" json:"module"`
	Url     string `yaml:"url" json:"url,omitempty"`
	Updated string `yaml:"updated" json:"updated,omitempty"`
	Range   struct {
		First int `yaml:"first" json:"first"`
		Last  int `yaml:"last" json:"last"`
	} `yaml:"range" json:"range"`
	Acronyms []string `yaml:"acronyms" json:"acronyms,omitempty"`
	Unknown  string   `yaml:"unknown" json:"unknown"`
}

type edition struct {
	Id    string `yaml:"id" json:"id"`
	Title string `yaml:"title" json:"title"`
	Year  int    `yaml:"year" json:"year,omitempty"`
}

type class struct {
	Id       string `yaml:"id" json:"id"`
	First    int    `yaml:"first" json:"first"`
	Last     int    `yaml:"last" json:"last"`
	Title    string `yaml:"title" json:"title"`
	Summary  string `yaml:"summary" json:"summary,omitempty"`
	Fallback int    `yaml:"fallback" json:"fallback,omitempty"`
	Error    bool   `yaml:"error" json:"error,omitempty"`
}

type vendor struct {
	Id         string `yaml:"id" json:"id"`
	Title      string `yaml:"title" json:"title"`
	Registered bool   `yaml:"registered" json:"registered,omitempty"`
	Url        string `yaml:"url" json:"url,omitempty"`
	Summary    string `yaml:"summary" json:"summary,omitempty"`
}

type peer struct {
	Id      string   `yaml:"id" json:"id"`
	Title   string   `yaml:"title" json:"title"`
	Version string   `yaml:"version" json:"version,omitempty"`
	Url     string   `yaml:"url" json:"url,omitempty"`
	Prefix  string   `yaml:"prefix" json:"prefix,omitempty"`
	Style   string   `yaml:"style" json:"style"`
	Lacks   []string `yaml:"lacks" json:"lacks,omitempty"`
	Has     []string `yaml:"has" json:"has,omitempty"`
}

type file struct {
	Registry registry  `yaml:"registry"`
	Editions []edition `yaml:"editions"`
	Classes  []class   `yaml:"classes"`
	Vendors  []vendor  `yaml:"vendors"`
	Peers    []peer    `yaml:"peers"`
	Include  []string  `yaml:"include"`
	Vendor   string    `yaml:"vendor"`
	Codes    []*entry  `yaml:"codes"`
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func loadFile(path string) *file {
	bytes, err := os.ReadFile(path)
	check(err)
	var found file
	check(yaml.Unmarshal(bytes, &found))
	for _, e := range found.Codes {
		if e.Vendor == "" {
			e.Vendor = found.Vendor
		}
	}
	return &found
}

// The top file, with the entries of all files; each knows its vendor.
func load(path string) *file {
	top := loadFile(path)
	for _, name := range top.Include {
		top.Codes = append(top.Codes, loadFile(filepath.Join(filepath.Dir(path), name)).Codes...)
	}
	return top
}

// complete adds what the reference is called, and where it is.
func (r *reference) complete() {
	switch {
	case r.Rfc != 0:
		r.Label = fmt.Sprintf("RFC %d", r.Rfc)
		r.Url = fmt.Sprintf("https://www.rfc-editor.org/rfc/rfc%d.html", r.Rfc)
		if r.Section != "" {
			r.Url += "#section-" + r.Section
		}
	case r.Draft != "":
		r.Label = r.Draft
		r.Url = "https://datatracker.ietf.org/doc/html/" + r.Draft
	default:
		r.Label = r.Title
	}
	if r.Section != "" {
		r.Label += ", section " + r.Section
	}
}

// complete adds what follows from the rest of the specification.
func (e *entry) complete(classes []class, vendors map[string]*vendor) {
	place := sort.Search(len(classes), func(i int) bool { return classes[i].First > e.Code }) - 1
	if place >= 0 && e.Code <= classes[place].Last {
		e.Class = classes[place].Id
	}
	if e.State == "" {
		e.State = "unregistered"
		if vendors[e.Vendor].Registered {
			e.State = "permanent"
		}
	}
	if e.Wire == "" {
		e.Wire = "sent"
	}
	for _, r := range e.Reference {
		r.complete()
	}
	for _, r := range e.Sources {
		r.complete()
	}
	for _, h := range e.Headers {
		if h.Source != nil {
			h.Source.complete()
		}
	}
}

// What templates see -----------------------------------------------------------------------------

type formerView struct{ Id, CName, GoName, Edition string }

type entryView struct {
	Code                         int
	Id, Vendor, VendorTitle      string
	Registered                   bool
	CName, GoName                string
	Phrase, Summary, Description string
	ClassId, ClassGoName, State  string
	Reference, Url               string
	References                   []*reference
	Since, Extended, Expires     string
	Cacheable, Content, Wire     string
	WireCode                     int
	Redirect, Retry, RetryWhen   string
	Headers                      []header
	HeaderCount                  int
	Former                       []formerView
	Opens, Closes                bool
}

type classView struct {
	class
	GoName string
}

type vendorView struct {
	vendor
	Entries []*entryView
}

type nameView struct {
	Text string
	Code int
}

type registryView struct {
	Source, Title, Module, Prefix, Unknown string
	HasFacts                               bool
	Classes                                []classView
	Vendors                                []*vendorView
	Entries                                []*entryView
	Names                                  []nameView
}

type context struct {
	top      *file
	acronyms map[string]bool
	vendors  map[string]*vendor
	order    map[string]int
	editions map[string]string
}

func (c *context) initialism(text string) string {
	var b strings.Builder
	for _, word := range strings.Split(text, "_") {
		if upper := strings.ToUpper(word); c.acronyms[upper] {
			b.WriteString(upper)
		} else {
			b.WriteString(upper[:1])
			b.WriteString(word[1:])
		}
	}
	return b.String()
}

func (c *context) view(e *entry) *entryView {
	owner := c.vendors[e.Vendor]
	cPrefix, goPrefix := "", c.initialism(c.top.Registry.Id)
	if !owner.Registered {
		cPrefix, goPrefix = strings.ToUpper(owner.Id)+"_", c.initialism(owner.Id)
	}
	classId := e.Class
	if classId == "" {
		classId = "none"
	}
	v := &entryView{
		Code: e.Code, Id: e.Id, Vendor: e.Vendor, VendorTitle: owner.Title,
		Registered: owner.Registered,
		CName:      cPrefix + strings.ToUpper(e.Id), GoName: goPrefix + c.initialism(e.Id),
		Phrase: e.Phrase, Summary: e.Summary, Description: e.Description,
		ClassId: classId, ClassGoName: c.initialism(classId), State: e.State,
		References: e.Reference, Since: e.Registered, Extended: e.Extended, Expires: e.Expires,
		Cacheable: e.Cacheable, Content: e.Content, Wire: e.Wire, WireCode: e.WireCode,
		Headers: e.Headers, HeaderCount: len(e.Headers),
	}
	if len(e.Reference) > 0 {
		v.Reference, v.Url = e.Reference[0].Label, e.Reference[0].Url
	}
	if e.Redirect != nil {
		v.Redirect = e.Redirect.Method
	}
	if e.Retry != nil {
		v.Retry, v.RetryWhen = e.Retry.Level, e.Retry.When
	}
	for _, f := range e.Formerly {
		if f.Id != "" {
			v.Former = append(v.Former, formerView{f.Id, cPrefix + strings.ToUpper(f.Id),
				goPrefix + c.initialism(f.Id), c.editions[f.Edition]})
		}
	}
	return v
}

// names gives every name with the number that it means: present ones first, by precedence of
// vendors.
func (c *context) names(entries []*entryView) []nameView {
	ordered := append([]*entryView(nil), entries...)
	sort.SliceStable(ordered, func(i, j int) bool {
		return c.order[ordered[i].Vendor] < c.order[ordered[j].Vendor]
	})
	codes := make(map[string]int, 2*len(entries))
	add := func(name string, code int) {
		if _, there := codes[name]; !there {
			codes[name] = code
		}
	}
	for _, e := range ordered {
		add(e.Id, e.Code)
		if !e.Registered {
			add(e.Vendor+"_"+e.Id, e.Code)
		}
	}
	for _, e := range ordered {
		for _, f := range e.Former {
			add(f.Id, e.Code)
		}
	}
	names := make([]nameView, 0, len(codes))
	for name, code := range codes {
		names = append(names, nameView{name, code})
	}
	sort.Slice(names, func(i, j int) bool { return names[i].Text < names[j].Text })
	return names
}

func (c *context) registry(source string) *registryView {
	r := c.top.Registry
	v := &registryView{Source: source, Title: r.Title, Module: r.Module,
		Prefix: strings.ToUpper(r.Module) + "_", Unknown: r.Unknown}
	byVendor := make(map[string]*vendorView)
	for _, one := range c.top.Vendors {
		byVendor[one.Id] = &vendorView{vendor: one}
	}
	for i, e := range c.top.Codes {
		seen := c.view(e)
		seen.Opens = i == 0 || c.top.Codes[i-1].Code != e.Code
		seen.Closes = i+1 == len(c.top.Codes) || c.top.Codes[i+1].Code != e.Code
		v.HasFacts = v.HasFacts || e.Cacheable != ""
		v.Entries = append(v.Entries, seen)
		byVendor[e.Vendor].Entries = append(byVendor[e.Vendor].Entries, seen)
	}
	for _, one := range c.top.Vendors {
		if len(byVendor[one.Id].Entries) > 0 {
			v.Vendors = append(v.Vendors, byVendor[one.Id])
		}
	}
	for _, one := range c.top.Classes {
		v.Classes = append(v.Classes, classView{one, c.initialism(one.Id)})
	}
	v.Names = c.names(v.Entries)
	return v
}

// Filters ----------------------------------------------------------------------------------------

func screaming(text string) string {
	return strings.ReplaceAll(strings.ToUpper(text), "-", "_")
}

func pascal(text string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '_' }) {
		b.WriteString(strings.ToUpper(word[:1]))
		b.WriteString(word[1:])
	}
	return b.String()
}

func lines(text string) []string {
	var found []string
	var line strings.Builder
	length := 0
	for _, word := range strings.Fields(text) {
		size := utf8.RuneCountInString(word)
		switch {
		case length == 0:
			length = size
		case length+1+size > width:
			found = append(found, line.String())
			line.Reset()
			length = size
		default:
			line.WriteByte(' ')
			length += 1 + size
		}
		line.WriteString(word)
	}
	if length > 0 {
		found = append(found, line.String())
	}
	return found
}

var (
	quoting  = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)
	comments = strings.NewReplacer("*/", "* /", "/*", "/ *")
	escaping = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
		"<", `\<`, "&", `\&`, "|", `\|`, "~", `\~`)
)

func literal(text string) string {
	return `"` + quoting.Replace(text) + `"`
}

func cLiteral(text string) string {
	quoted := strings.ReplaceAll(literal(text), "?", `\?`)
	var b strings.Builder
	for i := 0; i < len(quoted); i++ {
		if quoted[i] < utf8.RuneSelf {
			b.WriteByte(quoted[i])
		} else {
			fmt.Fprintf(&b, `\%03o`, quoted[i])
		}
	}
	return b.String()
}

// Writing ----------------------------------------------------------------------------------------

func create(path string, write func(*bufio.Writer) error) {
	out, err := os.Create(path)
	check(err)
	buffer := bufio.NewWriterSize(out, 1<<16)
	check(write(buffer))
	check(buffer.Flush())
	check(out.Close())
}

func main() {
	templates, output, path := os.Args[1], os.Args[2], os.Args[3]
	c := &context{top: load(path), acronyms: map[string]bool{}, vendors: map[string]*vendor{},
		order: map[string]int{}, editions: map[string]string{}}
	for _, word := range c.top.Registry.Acronyms {
		c.acronyms[word] = true
	}
	for i := range c.top.Vendors {
		c.vendors[c.top.Vendors[i].Id] = &c.top.Vendors[i]
		c.order[c.top.Vendors[i].Id] = i
	}
	for _, one := range c.top.Editions {
		c.editions[one.Id] = one.Title
	}
	sorted := append([]class(nil), c.top.Classes...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].First < sorted[j].First })
	for _, e := range c.top.Codes {
		e.complete(sorted, c.vendors)
	}
	sort.SliceStable(c.top.Codes, func(i, j int) bool {
		a, b := c.top.Codes[i], c.top.Codes[j]
		return a.Code < b.Code || a.Code == b.Code && c.order[a.Vendor] < c.order[b.Vendor]
	})

	view := c.registry(filepath.Base(path))
	functions := template.FuncMap{"screaming": screaming, "pascal": pascal, "lines": lines,
		"literal": literal, "c_literal": cLiteral, "comment": comments.Replace,
		"markdown": escaping.Replace}
	for name, suffix := range map[string]string{"c": "h", "go": "go", "rust": "rs"} {
		text, err := os.ReadFile(filepath.Join(templates, name+".tmpl"))
		check(err)
		t, err := template.New(name).Funcs(functions).Parse(string(text))
		check(err)
		create(filepath.Join(output, view.Module+"."+suffix), func(w *bufio.Writer) error {
			return t.Execute(w, map[string]any{"Registry": view})
		})
	}
	create(filepath.Join(output, view.Module+".json"), func(w *bufio.Writer) error {
		encoder := json.NewEncoder(w)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(struct {
			Registry registry  `json:"registry"`
			Editions []edition `json:"editions"`
			Classes  []class   `json:"classes"`
			Vendors  []vendor  `json:"vendors"`
			Peers    []peer    `json:"peers"`
			Entries  []*entry  `json:"entries"`
		}{c.top.Registry, c.top.Editions, c.top.Classes, c.top.Vendors, c.top.Peers, c.top.Codes})
	})
}
