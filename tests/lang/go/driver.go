// SPDX-License-Identifier: MIT

// The driver answers the queries of expect.py, one a line, from a generated package, which it knows
// through glue.go only: that file is made by glue.py for each package.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

const none = "-"

// A predicate is one of the package's Is functions.
type predicate struct {
	id string
	is func(code) bool
}

func orNone(text string) string {
	if text == "" {
		return none
	}
	return text
}

func join(texts []string, separator string) string {
	return orNone(strings.Join(texts, separator))
}

func number(text string) code {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return code(n)
}

func decimal(n code, ok bool) string {
	if !ok {
		return none
	}
	return strconv.Itoa(int(n))
}

func truths(n code) string {
	var ids []string
	for _, p := range predicates {
		if p.is(n) {
			ids = append(ids, p.id)
		}
	}
	return join(ids, ",")
}

func id(i info, ok bool) string {
	if !ok {
		return none
	}
	return i.ID
}

func ids(meanings []info) string {
	var ids []string
	for _, i := range meanings {
		ids = append(ids, i.Vendor+"."+i.ID)
	}
	return join(ids, ",")
}

func about(i info) string {
	return strings.Join([]string{
		i.ID, orNone(i.Phrase), orNone(string(i.Class)), i.Summary, orNone(i.Reference), orNone(i.URL),
	}, "|")
}

// A header is a header field of any of the packages.
type header struct{ field, level, when string }

// rewritten gives the number that is seen in the place of another.
func rewritten(is bool, by code) string {
	if !is && by != 0 {
		return "a number in the place of nothing"
	}
	return decimal(by, is)
}

func factsOf(i info) string {
	words := []string{orNone(string(i.State))}
	for _, name := range []string{
		"since", "extended", "expires", "cacheable", "content", "wire", "wireCode", "retry", "when", "redirect",
	} {
		word := ""
		if fact, ok := facts[name]; ok {
			word = fact(i)
		}
		if name != "when" {
			word = orNone(word)
		}
		words = append(words, word)
	}
	return strings.Join(words, "|")
}

func headersOf(i info) string {
	all := headers(i)
	words := []string{strconv.Itoa(len(all))}
	for _, h := range all {
		words = append(words, h.field, orNone(h.level), h.when)
	}
	return strings.Join(words, "|")
}

func answer(query []string) string {
	if is, ok := truthsOf[query[0]]; ok {
		return map[bool]string{false: "no", true: "yes"}[is(number(query[1]))]
	}
	if word, ok := wordsOf[query[0]]; ok {
		return orNone(word(number(query[1])))
	}
	switch query[0] {
	case "phrase":
		return orNone(phrase(number(query[1])))
	case "text":
		return text(number(query[1]))
	case "class":
		return orNone(string(classOf(number(query[1]))))
	case "is":
		return truths(number(query[1]))
	case "lookup":
		return id(lookup(number(query[1])))
	case "all":
		return ids(all(number(query[1])))
	case "vendor":
		return id(lookupVendor(query[1], number(query[2])))
	case "info":
		i, _ := lookupVendor(query[1], number(query[2]))
		return about(i)
	case "facts":
		i, _ := lookupVendor(query[1], number(query[2]))
		return factsOf(i)
	case "headers":
		i, _ := lookupVendor(query[1], number(query[2]))
		return headersOf(i)
	case "name":
		return decimal(codeFromName(query[1]))
	case "from_id":
		return decimal(codeFromID(query[1]))
	case "status_line":
		return orNone(visible.Replace(statusLine(number(query[1]))))
	case "const":
		n, ok := constants[query[1]+"."+query[2]]
		return decimal(n, ok)
	}
	return "what is that?"
}

// visible shows what ends a line.
var visible = strings.NewReplacer("\r", "\\r", "\n", "\\n")

func main() {
	lines := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		fmt.Fprintf(out, "%s\t%s\n", lines.Text(), answer(strings.Split(lines.Text(), "\t")))
	}
}
