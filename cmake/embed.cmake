# SPDX-License-Identifier: MIT
# Puts files into the program: writes one C file with the tables that gen/input/input.h declares.
#
#   cmake -D ROOT=folder -D LIST=file -D OUTPUT=file.c -P embed.cmake
#
# LIST names the files, one a line, relative to ROOT. The table is sorted by path, byte by byte,
# since the program searches it in halves. Arrays of numbers, not strings: C promises no string
# literal beyond 4095 bytes.
cmake_minimum_required(VERSION 3.20...3.30)

file(STRINGS "${LIST}" paths)
list(SORT paths COMPARE STRING)

set(arrays "")
set(table "")
set(index 0)
foreach(path IN LISTS paths)
  if(path MATCHES "[^A-Za-z0-9_./-]")
    message(FATAL_ERROR "'${path}': a path in the program is made of letters, digits and _ . / -")
  endif()
  file(READ "${ROOT}/${path}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  # The last 0 is not counted: it is there because C has no empty arrays.
  string(APPEND arrays "\nstatic const unsigned char file_${index}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${path}\", file_${index}, sizeof file_${index} - 1},\n")
  math(EXPR index "${index} + 1")
endforeach()
if(index EQUAL 0)
  message(FATAL_ERROR "no file to put into the program")
endif()

file(
  WRITE "${OUTPUT}"
  "// Made by cmake/embed.cmake.\n#include \"input/input.h\"\n${arrays}\n"
  "const struct embedded_file embedded_files[] = {\n${table}};\n\n"
  "const size_t embedded_file_count = ${index};\n")
