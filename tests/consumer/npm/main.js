// SPDX-License-Identifier: MIT
const { registries } = require("./codes/httpstatus.json");

const entries = registries.flatMap((registry) => registry.entries);
console.log(entries.find((entry) => entry.id === "quota_exhausted").code);
