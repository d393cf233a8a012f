// SPDX-License-Identifier: MIT

// What the answers alone do not show: no allocation, no way into the tables.
package main

import "testing"

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
		}
	}
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
