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

func facts(i info) string {
	return strings.Join([]string{
		i.ID, orNone(i.Phrase), orNone(string(i.Class)), i.Summary, orNone(i.Reference), orNone(i.URL),
	}, "|")
}

func answer(query []string) string {
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
		return facts(i)
	case "name":
		return decimal(codeFromName(query[1]))
	case "const":
		n, ok := constants[query[1]+"."+query[2]]
		return decimal(n, ok)
	}
	return "what is that?"
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		fmt.Fprintf(out, "%s\t%s\n", lines.Text(), answer(strings.Split(lines.Text(), "\t")))
	}
}
