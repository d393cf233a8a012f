// SPDX-License-Identifier: MIT

// Command consumer uses generated codes.
package main

import (
	"fmt"

	"example.com/consumer/codes"
)

//go:generate statusgen generate -l go -O acme.yaml -D go.package=codes -o codes/codes.go

func main() {
	fmt.Println(codes.AcmeQuotaExhausted)
}
