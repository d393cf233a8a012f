# SPDX-License-Identifier: MIT
# Under add_subdirectory() and FetchContent: the same names as find_package(statusgen) gives, and
# if another program is to run than the one of these sources, its target.
include("${CMAKE_CURRENT_LIST_DIR}/StatusgenProgram.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/StatusgenGenerate.cmake")

if(CMAKE_CROSSCOMPILING AND NOT TARGET statusgen::statusgen)
  message(FATAL_ERROR "statusgen: ${STATUSGEN_NO_PROGRAM}")
endif()

set(STATUSGEN_VERSION "${PROJECT_VERSION}" PARENT_SCOPE)
set(STATUSGEN_SPEC_DIR "${PROJECT_SOURCE_DIR}/spec" PARENT_SCOPE)
set(STATUSGEN_TEMPLATE_DIR "${PROJECT_SOURCE_DIR}/templates" PARENT_SCOPE)
