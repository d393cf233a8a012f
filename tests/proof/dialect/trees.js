// SPDX-License-Identifier: MIT
// What a YAML parser written in JavaScript makes of files: for each file named on standard input a
// line of JSON, {"tree": ...} with every scalar as a text, or {"refused": "why"}.
//
//   node trees.js js-yaml|yaml-1.1|yaml-1.2
'use strict';
const fs = require('fs');

function jsYaml() {
  const yaml = require('js-yaml');
  return (text) => yaml.load(text, {schema: yaml.FAILSAFE_SCHEMA});
}

function yamlOf(version) {
  const yaml = require('yaml');
  return (text) => {
    const document = yaml.parseDocument(text, {version, schema: 'failsafe', logLevel: 'silent'});
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  };
}

function answer(parse, path) {
  try {
    return {tree: parse(fs.readFileSync(path, 'utf8'))};
  } catch (error) {
    return {refused: String(error.message).split('\n')[0]};
  }
}

const name = process.argv[2];
const parse = name === 'js-yaml' ? jsYaml() : yamlOf(name.slice('yaml-'.length));
// Node cannot always read standard input at once: it may be a pipe that has nothing to say yet.
let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => { input += text; });
process.stdin.on('end', () => {
  const paths = input.split('\n').filter((path) => path !== '');
  process.stdout.write(paths.map((path) => JSON.stringify(answer(parse, path)) + '\n').join(''));
});
