# SPDX-License-Identifier: MIT
# Writes or checks the committed outputs: those of statusgen.yaml, the tables of the manual pages in
# man/, the scripts in completions/ and the JSON Schema of specifications.
#
#   cmake -D STATUSGEN=program -D MANUAL=program -D SOURCE_DIR=project -D WORK_DIR=folder
#     -D MODE=generate|check -P out.cmake
cmake_minimum_required(VERSION 3.20...3.30)

set(failed FALSE)
set(prune "")
if(MODE STREQUAL "generate")
  set(prune --prune)
endif()
execute_process(
  COMMAND "${STATUSGEN}" ${MODE} ${prune}
  WORKING_DIRECTORY "${SOURCE_DIR}"
  RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  set(failed TRUE)
endif()

# A file that is what a command prints.
function(print_file file)
  message(STATUS "${MODE} ${file}")
  set(printed "${WORK_DIR}/printed")
  execute_process(
    COMMAND ${ARGN}
    WORKING_DIRECTORY "${SOURCE_DIR}"
    OUTPUT_FILE "${printed}"
    RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    set(failed TRUE PARENT_SCOPE)
  elseif(MODE STREQUAL "generate")
    file(COPY_FILE "${printed}" "${SOURCE_DIR}/${file}" ONLY_IF_DIFFERENT)
  else()
    execute_process(
      COMMAND "${CMAKE_COMMAND}" -E compare_files "${printed}" "${SOURCE_DIR}/${file}"
      RESULT_VARIABLE status ERROR_QUIET)
    if(NOT status EQUAL 0)
      message(NOTICE "${file}: out of date")
      set(failed TRUE PARENT_SCOPE)
    endif()
  endif()
  file(REMOVE "${printed}")
endfunction()

print_file(completions/statusgen.bash "${STATUSGEN}" completion bash)
print_file(completions/_statusgen "${STATUSGEN}" completion zsh)
print_file(completions/statusgen.fish "${STATUSGEN}" completion fish)
print_file(spec/statusgen.schema.json "${STATUSGEN}" schema)
file(GLOB pages RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/man/*.[1-8]")
foreach(page IN LISTS pages)
  print_file(${page} "${MANUAL}" ${page})
endforeach()

if(failed AND MODE STREQUAL "check")
  message(FATAL_ERROR "the committed files are not what the program writes; to update them: script/generate")
elseif(failed)
  message(FATAL_ERROR "not all files are up to date")
endif()
