// SPDX-License-Identifier: MIT

// The bench measures look-ups beside each other: in each round each of them answers the same questions,
// so that what disturbs the machine disturbs all. Medians are of all rounds, and a ratio is the median
// of the ratios of the rounds.
package main

import (
	"bufio"
	"debug/elf"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"testing"
	"time"
	"unsafe"

	"bench.test/httpstatus"
	"bench.test/peers/namemap"
	"bench.test/peers/nameswitch"
	"bench.test/peers/phrasedirect"
	"bench.test/peers/phrasemap"
	"bench.test/peers/phrasespan"
	"bench.test/peers/phraseswitch"
)

// questions is how many are asked in a round: so many that no branch predictor learns them by heart.
const questions = 1 << 16

const ours = "ours"

// sink is where the sums go, so that no call is left out by the compiler.
var sink uint64

// weigh uses both words of a text, and reads no byte of it.
func weigh(text string) uint64 {
	return uint64(uintptr(unsafe.Pointer(unsafe.StringData(text)))) + uint64(len(text))
}

func value(code int, ok bool) uint64 {
	if ok {
		return uint64(code)
	}
	return 0
}

// A contender answers all questions in a loop of its own, so that its look-up can be inlined.
type contender[question any] struct {
	name   string
	answer func([]question) uint64
}

var phrases = []contender[int]{
	{ours, func(codes []int) (sum uint64) {
		for _, code := range codes {
			sum += weigh(httpstatus.StatusText(code))
		}
		return
	}},
	{"net/http.StatusText", func(codes []int) (sum uint64) {
		for _, code := range codes {
			sum += weigh(http.StatusText(code))
		}
		return
	}},
	{"switch", func(codes []int) (sum uint64) {
		for _, code := range codes {
			sum += weigh(phraseswitch.Phrase(code))
		}
		return
	}},
	{"map[int]string", func(codes []int) (sum uint64) {
		for _, code := range codes {
			sum += weigh(phrasemap.Phrase(code))
		}
		return
	}},
	{"array of a string for each number", func(codes []int) (sum uint64) {
		for _, code := range codes {
			sum += weigh(phrasedirect.Phrase(code))
		}
		return
	}},
	{"offset and length in one text", func(codes []int) (sum uint64) {
		for _, code := range codes {
			sum += weigh(phrasespan.Phrase(code))
		}
		return
	}},
}

var exact = []contender[string]{
	{ours, func(names []string) (sum uint64) {
		for _, name := range names {
			sum += value(httpstatus.CodeFromID(name))
		}
		return
	}},
	{"switch", func(names []string) (sum uint64) {
		for _, name := range names {
			sum += value(nameswitch.Code(name))
		}
		return
	}},
	{"map[string]int", func(names []string) (sum uint64) {
		for _, name := range names {
			sum += value(namemap.Code(name))
		}
		return
	}},
}

var anyCase = []contender[string]{
	{ours, func(names []string) (sum uint64) {
		for _, name := range names {
			sum += value(httpstatus.CodeFromName(name))
		}
		return
	}},
	{"strings.ToLower, switch", func(names []string) (sum uint64) {
		for _, name := range names {
			sum += value(nameswitch.Code(strings.ToLower(name)))
		}
		return
	}},
	{"strings.ToLower, map[string]int", func(names []string) (sum uint64) {
		for _, name := range names {
			sum += value(namemap.Code(strings.ToLower(name)))
		}
		return
	}},
}

var separators = strings.NewReplacer(" ", "_", "-", "_")

var anySeparator = []contender[string]{
	anyCase[0],
	{"strings.ToLower, strings.Replacer, map[string]int", func(names []string) (sum uint64) {
		for _, name := range names {
			sum += value(namemap.Code(separators.Replace(strings.ToLower(name))))
		}
		return
	}},
}

// The questions ---------------------------------------------------------------------------------------

// mixed has the codes in which a web server answers: of a hundred, about so many.
func mixed(random *rand.Rand) []int {
	shares := []struct{ code, percent int }{
		{200, 62}, {304, 14}, {404, 10}, {301, 4}, {302, 4}, {206, 2}, {403, 1}, {500, 1},
	}
	codes := uniform(random)
	for i := range codes {
		percent := random.Intn(100)
		for _, share := range shares {
			if percent -= share.percent; percent < 0 {
				codes[i] = share.code
				break
			}
		}
	}
	return codes
}

func uniform(random *rand.Rand) []int {
	codes := make([]int, questions)
	for i := range codes {
		codes[i] = allCodes[random.Intn(len(allCodes))]
	}
	return codes
}

// named has the names, each as likely, one of ten with a letter that no name has there. Each is spelled in
// one of some ways. Equal ones are one text in memory, but none of those in the tables: that two pointers
// are equal would be an answer too easy.
func named(random *rand.Rand, spellings ...func(string) string) []string {
	pool := map[string]string{}
	names := make([]string, questions)
	for i := range names {
		n := random.Intn(len(allNames))
		name := []byte(allNames[n])
		if random.Intn(10) == 0 {
			name[n%len(name)] = 'q'
		}
		spelled := spellings[random.Intn(len(spellings))](string(name))
		if pool[spelled] == "" {
			pool[spelled] = strings.Clone(spelled)
		}
		names[i] = pool[spelled]
	}
	return names
}

// repeated has the same questions again and again: what a branch predictor does learn.
func repeated[question any](few []question) []question {
	all := make([]question, questions)
	for i := range all {
		all[i] = few[i%len(few)]
	}
	return all
}

func same(name string) string { return name }

func separated(separator string) func(string) string {
	return func(name string) string {
		return strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "_", separator)
	}
}

// The measurement -------------------------------------------------------------------------------------

type row struct {
	Group  string  `json:"group"`
	Name   string  `json:"name"`
	NS     float64 `json:"ns"`     // for one answer
	Ratio  float64 `json:"ratio"`  // how many times as long as ours; 0 if that is not among them
	Allocs float64 `json:"allocs"` // for one answer
}

type goal struct {
	Goal    string  `json:"goal"`
	Wanted  float64 `json:"wanted"`
	Got     float64 `json:"got"`
	Reached bool    `json:"reached"`
}

type size struct {
	Group  string `json:"group"`
	Name   string `json:"name"`
	Text   int64  `json:"text"`
	Rodata int64  `json:"rodata"`
	Data   int64  `json:"data"`
	Other  int64  `json:"other"` // tables for the runtime: functions, lines, types
	Heap   int64  `json:"heap"`  // what is allocated at start-up
}

type report struct {
	Bench   string            `json:"bench"`
	Machine map[string]string `json:"machine"`
	Rows    []row             `json:"rows"`
	Sizes   []size            `json:"sizes"`
	Goals   []goal            `json:"goals"`
}

func median(values []float64) float64 {
	sorted := append([]float64(nil), values...)
	sort.Float64s(sorted)
	return sorted[len(sorted)/2]
}

func round(value float64) float64 {
	return float64(int64(value*100+0.5)) / 100
}

// measure gives the medians of all contenders; if one of them is ours, it is the first. Who begins changes
// with the round.
func measure[question any](r *report, group string, rounds int, asked []question, all []contender[question]) {
	times := make([][]float64, len(all))
	for i := range times {
		times[i] = make([]float64, rounds)
	}
	for n := -1; n < rounds; n++ {
		for i := range all {
			at := (n + 1 + i) % len(all)
			start := time.Now()
			sink += all[at].answer(asked)
			if taken := time.Since(start); n >= 0 {
				times[at][n] = float64(taken.Nanoseconds()) / float64(len(asked))
			}
		}
	}
	for i, c := range all {
		ratios := make([]float64, rounds)
		for n := 0; n < rounds && all[0].name == ours; n++ {
			ratios[n] = times[i][n] / times[0][n]
		}
		few := asked
		if len(few) > 1000 {
			few = few[:1000]
		}
		allocs := testing.AllocsPerRun(10, func() { sink += c.answer(few) }) / float64(len(few))
		r.Rows = append(r.Rows, row{group, c.name, round(median(times[i])), round(median(ratios)), round(allocs)})
	}
}

func (r *report) row(group, name string) row {
	for _, row := range r.Rows {
		if row.Group == group && row.Name == name {
			return row
		}
	}
	panic("no row of " + group + ": " + name)
}

func (r *report) faster(group, name string, wanted float64) {
	got := r.row(group, name).Ratio
	text := fmt.Sprintf("%s: times as fast as %s", group, name)
	r.Goals = append(r.Goals, goal{text, wanted, got, got >= wanted})
}

func (r *report) none(text string, got float64) {
	r.Goals = append(r.Goals, goal{text, 0, got, got == 0})
}

// Sizes -----------------------------------------------------------------------------------------------

// sections gives the bytes of a program by what they are; nothing where programs are not ELF files.
func sections(path string) (s size, ok bool) {
	file, err := elf.Open(path)
	if err != nil {
		return s, false
	}
	defer file.Close()
	for _, section := range file.Sections {
		bytes := int64(section.Size)
		switch name := section.Name; {
		case section.Flags&elf.SHF_ALLOC == 0:
		case name == ".text":
			s.Text += bytes
		case name == ".rodata":
			s.Rodata += bytes
		case strings.HasSuffix(name, "data"), strings.HasSuffix(name, "bss"):
			s.Data += bytes
		default:
			s.Other += bytes
		}
	}
	return s, true
}

// builds holds what happens at start-up.
var builds = map[string]func(){
	"phrase-map": func() { sink += uint64(len(phrasemap.Build())) },
	"name-map":   func() { sink += uint64(len(namemap.Build())) },
}

// allocated gives the bytes that a call allocates.
func allocated(call func()) int64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	call()
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc - before.TotalAlloc)
}

// sizesOf gives what each program of a folder has more than the one that looks nothing up.
func sizesOf(folder string) []size {
	sizes := []size{}
	for _, group := range []string{"phrase", "name"} {
		base, ok := sections(filepath.Join(folder, group+"-base"))
		if !ok {
			continue
		}
		programs, _ := filepath.Glob(filepath.Join(folder, group+"-*"))
		for _, program := range programs {
			name := strings.TrimPrefix(filepath.Base(program), group+"-")
			if s, ok := sections(program); ok && name != "base" {
				s = size{group, name,
					s.Text - base.Text, s.Rodata - base.Rodata, s.Data - base.Data, s.Other - base.Other, 0}
				if build := builds[group+"-"+name]; build != nil {
					s.Heap = allocated(build)
				}
				sizes = append(sizes, s)
			}
		}
	}
	return sizes
}

// machine says what was measured on, without anything that names the machine.
func machine() map[string]string {
	about := map[string]string{
		"system":     runtime.GOOS + "/" + runtime.GOARCH,
		"compiler":   runtime.Version(),
		"processors": fmt.Sprint(runtime.NumCPU()),
	}
	if file, err := os.Open("/proc/cpuinfo"); err == nil {
		defer file.Close()
		for lines := bufio.NewScanner(file); lines.Scan(); {
			if key, model, _ := strings.Cut(lines.Text(), ":"); strings.TrimSpace(key) == "model name" {
				about["processor"] = strings.TrimSpace(model)
				break
			}
		}
	}
	return about
}

func main() {
	rounds := flag.Int("rounds", 201, "how often each contender answers all questions")
	folder := flag.String("sizes", "", "folder of the programs to compare in size")
	startup := flag.Int("startup", 0, "packages of ours with work at start-up")
	flag.Parse()

	random := rand.New(rand.NewSource(1))
	r := &report{Bench: "lookup-go", Machine: machine(), Sizes: sizesOf(*folder)}
	measure(r, "code to phrase, mix", *rounds, mixed(random), phrases)
	measure(r, "code to phrase, uniform", *rounds, uniform(random), phrases)
	measure(r, "code to phrase, always 200", *rounds, repeated([]int{200}), phrases)
	measure(r, "name to code, exact", *rounds, named(random, same), exact)
	measure(r, "name to code, exact, 100 again and again", *rounds, repeated(named(random, same)[:100]), exact)
	measure(r, "name to code, any case", *rounds, named(random, same, strings.ToUpper, separated("_")), anyCase)
	measure(r, "name to code, any case and separator", *rounds,
		named(random, same, strings.ToUpper, separated(" "), separated("-")), anySeparator)
	measure(r, "start-up", *rounds, make([]int, 1), []contender[int]{
		{"map[int]string", func([]int) uint64 { return uint64(len(phrasemap.Build())) }},
		{"map[string]int", func([]int) uint64 { return uint64(len(namemap.Build())) }},
	})

	r.faster("code to phrase, mix", "net/http.StatusText", 4)
	r.faster("code to phrase, uniform", "net/http.StatusText", 10)
	r.faster("name to code, exact", "switch", 1.8)
	r.faster("name to code, exact", "map[string]int", 2)
	r.faster("name to code, any case", "strings.ToLower, map[string]int", 5)
	r.none("packages with work at start-up", float64(*startup))
	allocs := 0.0
	for _, row := range r.Rows {
		if row.Name == ours {
			allocs += row.Allocs
		}
	}
	r.none("allocations", allocs)

	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "  ")
	if err := out.Encode(r); err != nil {
		panic(err)
	}
}
