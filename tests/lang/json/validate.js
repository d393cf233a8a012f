// SPDX-License-Identifier: MIT
// Validates JSON outputs by ajv in its strict mode, under both drafts.
//
//     node validate.js SCHEMA.json BROKEN.json FILE.json...
//
// Every FILE has to pass and every item of BROKEN (see broken.py) to be refused. Exit status: 0 so
// it is, 1 it is not, 77 ajv is not installed where node looks for it.
'use strict';
const fs = require('fs');
const path = require('path');

function load(name) {
  try {
    return require(name);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    console.log('skipped: JSON schema by ajv: not installed (script/bootstrap --test brings it)');
    process.exit(77);
  }
}

function read(file) {
  return JSON.parse(fs.readFileSync(file, 'ascii'));
}

// The schema names draft-07 itself, which only the validator of that draft knows.
function under2020(schema) {
  return { ...schema, $schema: 'https://json-schema.org/draft/2020-12/schema' };
}

function* problems(validate, broken, good) {
  for (const file of good) {
    if (validate(read(file))) continue;
    for (const error of validate.errors) {
      yield `${path.basename(file)}: ${error.instancePath}: ${error.message}`;
    }
  }
  for (const item of broken) {
    if (validate(item.data)) yield `accepted, but broken: ${item.name}`;
  }
}

const [schemaFile, brokenFile, ...good] = process.argv.slice(2);
const schema = read(schemaFile);
const broken = read(brokenFile);
const drafts = [
  ['draft-07', load('ajv'), schema],
  ['2020-12', load('ajv/dist/2020'), under2020(schema)],
];
let failed = false;
for (const [name, module, form] of drafts) {
  const Ajv = module.default;
  const found = [...problems(new Ajv({ strict: true }).compile(form), broken, good)];
  for (const line of found.slice(0, 10)) console.log(`ajv ${name}: ${line}`);
  failed = failed || found.length > 0;
  if (found.length === 0) {
    console.log(`json: ajv ${name} accepts ${good.length} files and refuses ${broken.length} broken ones`);
  }
}
process.exitCode = failed ? 1 : 0;
