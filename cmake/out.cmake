# SPDX-License-Identifier: MIT
# Writes or checks the committed outputs: out/<language> for each language that the program knows,
# and the pages of docs/ that docs/templates/ makes.
#
#   cmake -D STATUSGEN=program -D SOURCE_DIR=project -D MODE=generate|check -P out.cmake
cmake_minimum_required(VERSION 3.20...3.30)

execute_process(
  COMMAND "${STATUSGEN}" list languages
  WORKING_DIRECTORY "${SOURCE_DIR}"
  OUTPUT_VARIABLE languages
  RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "'statusgen list languages' failed: ${status}")
endif()
# One a line; what stands behind the name is for readers.
string(REGEX REPLACE "[ \t][^\n]*" "" languages "${languages}")
string(REGEX MATCHALL "[^\n]+" languages "${languages}")
if(NOT languages)
  message(FATAL_ERROR "'statusgen list languages' names no language")
endif()

# In the project's folder, so that messages name the files as out/...
set(failed FALSE)
foreach(language IN LISTS languages)
  message(STATUS "statusgen ${MODE} -l ${language} -o out/${language}")
  execute_process(
    COMMAND "${STATUSGEN}" ${MODE} -l ${language} -o out/${language}
    WORKING_DIRECTORY "${SOURCE_DIR}"
    RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    set(failed TRUE)
  endif()
endforeach()

file(GLOB pages RELATIVE "${SOURCE_DIR}/docs/templates" "${SOURCE_DIR}/docs/templates/*")
foreach(page IN LISTS pages)
  message(STATUS "statusgen ${MODE} -t docs/templates -l ${page} -o docs")
  execute_process(
    COMMAND "${STATUSGEN}" ${MODE} -t docs/templates -l ${page} -o docs
    WORKING_DIRECTORY "${SOURCE_DIR}"
    RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    set(failed TRUE)
  endif()
endforeach()

file(GLOB folders RELATIVE "${SOURCE_DIR}/out" "${SOURCE_DIR}/out/*")
foreach(folder IN LISTS folders)
  if(IS_DIRECTORY "${SOURCE_DIR}/out/${folder}" AND NOT folder IN_LIST languages)
    message(NOTICE "out/${folder}: left over, there is no such language")
    set(failed TRUE)
  endif()
endforeach()

if(failed AND MODE STREQUAL "check")
  message(FATAL_ERROR "out/ or docs/ is not what the program writes; to update it: script/generate")
elseif(failed)
  message(FATAL_ERROR "out/ or docs/ is not up to date")
endif()
