# SPDX-License-Identifier: MIT
# For users' projects: statusgen_generate() and statusgen_check(), described in
# docs/build-systems.md. They come with find_package(statusgen) as with add_subdirectory(), and
# run the program of the target statusgen::statusgen.
include_guard(GLOBAL)
cmake_policy(PUSH)
cmake_policy(VERSION 3.20...3.30) # for the functions too, wherever they are called

# What cmake_parse_arguments() left over or found without a value is an error, never ignored.
macro(_statusgen_check_arguments function one_value)
  if(DEFINED arg_UNPARSED_ARGUMENTS)
    list(GET arg_UNPARSED_ARGUMENTS 0 unknown)
    message(FATAL_ERROR "${function}: unknown argument '${unknown}'")
  endif()
  foreach(keyword IN LISTS arg_KEYWORDS_MISSING_VALUES)
    if("${keyword}" IN_LIST ${one_value})
      message(FATAL_ERROR "${function}: ${keyword} needs a value")
    endif()
  endforeach()
endmacro()

# Each path of the list, absolute; those that are relative begin at `base`.
function(_statusgen_absolute list base)
  set(absolute "")
  foreach(path IN LISTS ${list})
    cmake_path(ABSOLUTE_PATH path BASE_DIRECTORY "${base}" NORMALIZE)
    list(APPEND absolute "${path}")
  endforeach()
  set(${list} "${absolute}" PARENT_SCOPE)
endfunction()

# A program that can run now. The one that this build makes is not there yet when it is configured,
# so it is then made in a folder of its own, by the same compiler and generator. Only what changed is
# compiled when CMake runs again.
function(_statusgen_program_now result)
  get_target_property(imported statusgen::statusgen IMPORTED)
  get_property(program GLOBAL PROPERTY STATUSGEN_PROGRAM_NOW)
  if(imported)
    get_target_property(program statusgen::statusgen LOCATION)
  elseif(NOT program)
    get_target_property(target statusgen::statusgen ALIASED_TARGET)
    get_target_property(source ${target} SOURCE_DIR)
    get_target_property(folder ${target} BINARY_DIR)
    string(APPEND folder "/configure")
    message(STATUS "Building statusgen, to know what it will write")
    set(CMAKE_TRY_COMPILE_CONFIGURATION Release)
    try_compile(
      done "${folder}" "${source}" statusgen statusgen
      CMAKE_FLAGS
        -DBUILD_TESTING=OFF -DSTATUSGEN_INSTALL=OFF -DCMAKE_BUILD_TYPE=Release
        "-DCMAKE_RUNTIME_OUTPUT_DIRECTORY_RELEASE=${folder}/bin"
        "-DCMAKE_PREFIX_PATH=${CMAKE_PREFIX_PATH}" "-DCMAKE_TOOLCHAIN_FILE=${CMAKE_TOOLCHAIN_FILE}"
      OUTPUT_VARIABLE output)
    if(NOT done)
      message(FATAL_ERROR "statusgen cannot be built:\n${output}")
    endif()
    set(program "${folder}/bin/statusgen${CMAKE_EXECUTABLE_SUFFIX}")
    set_property(GLOBAL PROPERTY STATUSGEN_PROGRAM_NOW "${program}")
  endif()
  set(${result} "${program}" PARENT_SCOPE)
endfunction()

# The paths of what the program would write.
function(_statusgen_list_outputs result function)
  _statusgen_program_now(program)
  execute_process(
    COMMAND "${program}" list outputs ${ARGN}
    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
    OUTPUT_VARIABLE outputs
    ERROR_VARIABLE errors
    RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${function}: statusgen cannot tell its outputs (${status}):\n${errors}")
  endif()
  if(outputs MATCHES ";")
    message(FATAL_ERROR "${function}: a path with ';' cannot be used in CMake")
  endif()
  string(REGEX MATCHALL "[^\n]+" outputs "${outputs}")
  set(${result} "${outputs}" PARENT_SCOPE)
endfunction()

# The options of the program that say what to generate, as `arguments`; the files that decide which
# outputs there are, as `deciding`; and all files that are known to be read, as `inputs`.
macro(_statusgen_arguments)
  set(arguments "")
  foreach(keyword SPEC OVERLAY CONFIG TEMPLATES)
    _statusgen_absolute(arg_${keyword} "${CMAKE_CURRENT_SOURCE_DIR}")
  endforeach()
  if(arg_LANGUAGES)
    list(JOIN arg_LANGUAGES "," languages)
    list(APPEND arguments --language "${languages}")
  endif()
  foreach(pair CONFIG=config SPEC=spec OVERLAY=overlay NAMES=names OPTIONS=define
               TEMPLATES=template-dir)
    string(REGEX MATCH "^(.*)=(.*)$" pair "${pair}")
    set(option "--${CMAKE_MATCH_2}")
    foreach(value IN LISTS arg_${CMAKE_MATCH_1})
      list(APPEND arguments "${option}" "${value}")
    endforeach()
  endforeach()
  if(arg_SELECT)
    list(JOIN arg_SELECT " " select)
    list(APPEND arguments --select "${select}")
  endif()
  set(deciding ${arg_CONFIG} ${arg_SPEC})
  set(inputs ${deciding} ${arg_OVERLAY})
  foreach(folder IN LISTS arg_TEMPLATES)
    # No depfile can name a file that is to come: one that will hide a built-in template.
    file(GLOB_RECURSE templates CONFIGURE_DEPENDS "${folder}/*.mustache" "${folder}/lang.yaml")
    list(APPEND inputs ${templates})
    list(FILTER templates INCLUDE REGEX "/lang\\.yaml$")
    list(APPEND deciding ${templates})
  endforeach()
endmacro()

#[[
statusgen_generate(
  TARGET target                   # INTERFACE library: link it, or depend on it
  LANGUAGES language...           # those of 'statusgen list languages'
  [CONFIG file]                   # a project file, in place of the keywords around it
  [SPEC file...]                  # default: the bundled specification
  [OVERLAY file...]               # applied in this order
  [SELECT term...]                # as of --select
  [NAMES edition]
  [OPTIONS language.key=value...]
  [TEMPLATES folder...]           # searched before the built-in templates
  [OUTPUT_DIRECTORY folder]       # default: ${CMAKE_CURRENT_BINARY_DIR}/<target>
  [INCLUDE_PREFIX path]           # for #include <path/file.h>
  [OUTPUTS_VAR variable])         # gets the absolute paths of what will be written
]]
function(statusgen_generate)
  set(one TARGET CONFIG NAMES OUTPUT_DIRECTORY INCLUDE_PREFIX OUTPUTS_VAR)
  set(described LANGUAGES SPEC OVERLAY SELECT OPTIONS TEMPLATES)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "${one}" "${described}")
  _statusgen_check_arguments(statusgen_generate one)
  if(NOT arg_TARGET)
    message(FATAL_ERROR "statusgen_generate: TARGET is needed")
  endif()
  if(arg_CONFIG)
    foreach(keyword IN LISTS described ITEMS NAMES)
      if(arg_${keyword})
        message(FATAL_ERROR "statusgen_generate: CONFIG says what to generate, so it excludes ${keyword}")
      endif()
    endforeach()
  elseif(NOT arg_LANGUAGES)
    message(FATAL_ERROR "statusgen_generate: LANGUAGES or CONFIG is needed")
  endif()

  if(NOT arg_OUTPUT_DIRECTORY)
    set(arg_OUTPUT_DIRECTORY "${arg_TARGET}")
  endif()
  _statusgen_absolute(arg_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
  set(folder "${arg_OUTPUT_DIRECTORY}")
  if(arg_INCLUDE_PREFIX)
    string(APPEND folder "/${arg_INCLUDE_PREFIX}")
  endif()
  _statusgen_arguments()
  list(APPEND arguments --output "${folder}/") # a folder, even if it looks like a file

  _statusgen_list_outputs(outputs statusgen_generate ${arguments})
  _statusgen_absolute(outputs "${CMAKE_CURRENT_SOURCE_DIR}")
  # CMake runs again when one of these changes, since other files may be written then.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${deciding})

  # The program leaves what would not change untouched, so its outputs can be older than its inputs;
  # the stamp says when it ran last.
  set(stamp "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${arg_TARGET}.statusgen.stamp")
  set(depfile "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${arg_TARGET}.statusgen.d")
  add_custom_command(
    OUTPUT "${stamp}"
    BYPRODUCTS ${outputs}
    COMMAND "$<TARGET_FILE:statusgen::statusgen>" generate ${arguments} --no-fsync --depfile
            "${depfile}" --stamp "${stamp}"
    DEPENDS "$<TARGET_FILE:statusgen::statusgen>" ${inputs}
    DEPFILE "${depfile}"
    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
    COMMENT "Generating ${arg_TARGET}"
    VERBATIM)
  add_custom_target(${arg_TARGET}-generate DEPENDS "${stamp}")
  add_library(${arg_TARGET} INTERFACE)
  target_include_directories(${arg_TARGET} INTERFACE "${arg_OUTPUT_DIRECTORY}")
  add_dependencies(${arg_TARGET} ${arg_TARGET}-generate)
  if(arg_OUTPUTS_VAR)
    set(${arg_OUTPUTS_VAR} "${outputs}" PARENT_SCOPE)
  endif()
endfunction()

#[[
statusgen_check(
  NAME test                       # of a test that fails if a committed output is not up to date
  CONFIG file                     # the project file
  [UPDATE_TARGET target])         # a target that brings them up to date
]]
function(statusgen_check)
  set(one NAME CONFIG UPDATE_TARGET)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "${one}" "")
  _statusgen_check_arguments(statusgen_check one)
  foreach(keyword NAME CONFIG)
    if(NOT arg_${keyword})
      message(FATAL_ERROR "statusgen_check: ${keyword} is needed")
    endif()
  endforeach()
  _statusgen_absolute(arg_CONFIG "${CMAKE_CURRENT_SOURCE_DIR}")
  add_test(
    NAME "${arg_NAME}"
    COMMAND "$<TARGET_FILE:statusgen::statusgen>" check --config "${arg_CONFIG}"
    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
  if(arg_UPDATE_TARGET)
    add_custom_target(
      ${arg_UPDATE_TARGET}
      COMMAND "$<TARGET_FILE:statusgen::statusgen>" generate --config "${arg_CONFIG}"
      WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
      VERBATIM)
  endif()
endfunction()

cmake_policy(POP)
