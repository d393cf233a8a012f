// SPDX-License-Identifier: MIT

// What the answers alone do not show: no allocation, no way into the tables, no name but those that are one.
package main

import (
	"strings"
	"testing"
)

// Where results go, so that no call is left out by the compiler.
var (
	textSink string
	codeSink code
	infoSink info
	boolSink bool
)

func without(t *testing.T, what string, call func()) {
	t.Helper()
	if n := testing.AllocsPerRun(100, call); n != 0 {
		t.Errorf("%s allocates %v times", what, n)
	}
}

func TestLookUpsDoNotAllocate(t *testing.T) {
	numbers := []code{-1, 299, 2147483647}
	for _, n := range constants {
		numbers = append(numbers, n)
	}
	for _, n := range numbers {
		without(t, "the phrase", func() { textSink = phrase(n) })
		without(t, "the line", func() { textSink = statusLine(n) })
		without(t, "Text", func() { textSink = text(n) })
		without(t, "ClassOf", func() { textSink = string(classOf(n)) })
		without(t, "Lookup", func() { infoSink, boolSink = lookup(n) })
		without(t, "LookupVendor", func() { infoSink, boolSink = lookupVendor("nginx", n) })
		for _, p := range predicates {
			without(t, "Is "+p.id, func() { boolSink = p.is(n) })
		}
		for what, is := range truthsOf {
			without(t, what, func() { boolSink = is(n) })
		}
		for what, word := range wordsOf {
			without(t, what, func() { textSink = word(n) })
		}
		for _, i := range all(n) {
			without(t, "CodeFromName", func() { codeSink, boolSink = codeFromName(i.ID) })
			without(t, "CodeFromID", func() { codeSink, boolSink = codeFromID(i.ID) })
		}
	}
	without(t, "CodeFromID", func() { codeSink, boolSink = codeFromID("No such NAME-there") })
	without(t, "CodeFromName", func() { codeSink, boolSink = codeFromName("No such NAME-there") })
}

func TestTablesCannotBeChanged(t *testing.T) {
	for _, n := range constants {
		meanings := all(n)
		before := meanings[0]
		meanings[0] = info{}
		_ = append(meanings[:0], info{}, info{})
		if after := all(n)[0]; after != before {
			t.Fatalf("the table has %v for %v", after, before)
		}
	}
	if none := all(-1); none != nil {
		t.Errorf("a number without a meaning has %v", none)
	}
}

// folded makes a name of what is asked for, byte by byte.
func folded(asked string) string {
	name := []byte(asked)
	for i, b := range name {
		switch {
		case 'A' <= b && b <= 'Z':
			name[i] = b - 'A' + 'a'
		case b == ' ', b == '-':
			name[i] = '_'
		}
	}
	return string(name)
}

func ask(t *testing.T, asked string) {
	t.Helper()
	wanted, is := names[folded(asked)]
	if got, ok := codeFromName(asked); got != wanted || ok != is {
		t.Errorf("CodeFromName(%q) gives %v, %v and not %v, %v", asked, got, ok, wanted, is)
	}
	wanted, is = names[asked]
	if got, ok := codeFromID(asked); got != wanted || ok != is {
		t.Errorf("CodeFromID(%q) gives %v, %v and not %v, %v", asked, got, ok, wanted, is)
	}
}

func TestOnlyNamesAreFound(t *testing.T) {
	ask(t, "")
	ask(t, strings.Repeat("x", 1000))
	for name := range names {
		for _, asked := range []string{name, strings.ToUpper(strings.ReplaceAll(name, "_", " "))} {
			ask(t, asked)
			changed := []byte(asked)
			for i := range changed {
				ask(t, asked[:i])
				ask(t, asked[i:])
				for b := 0; b < 256; b++ {
					changed[i] = byte(b)
					ask(t, string(changed))
				}
				changed[i] = asked[i]
			}
			ask(t, asked+"\x00")
			ask(t, asked+"_")
			ask(t, "\x00"+asked)
			ask(t, asked+asked)
		}
	}
}
