# SPDX-License-Identifier: MIT
# Which program runs in users' builds, if it is another than the one of the package or of this
# build: STATUSGEN_EXECUTABLE, which the user sets; when cross-compiling, where the package's own
# is for another machine, it is looked for on the PATH. If there is one, statusgen::statusgen is it.
set(STATUSGEN_EXECUTABLE "" CACHE FILEPATH "The statusgen to run (empty: the one of the package)")
set(STATUSGEN_NO_PROGRAM
    "a build for another machine needs a statusgen that runs on this one: put it on the PATH, or set STATUSGEN_EXECUTABLE to it")

if(NOT STATUSGEN_EXECUTABLE AND CMAKE_CROSSCOMPILING)
  # Nowhere else: prefixes that are searched for packages hold programs of the target.
  unset(STATUSGEN_EXECUTABLE CACHE)
  find_program(
    STATUSGEN_EXECUTABLE statusgen
    DOC "The statusgen to run, of the machine that builds"
    NO_PACKAGE_ROOT_PATH NO_CMAKE_PATH NO_CMAKE_ENVIRONMENT_PATH NO_CMAKE_SYSTEM_PATH
    NO_CMAKE_FIND_ROOT_PATH)
endif()

if(STATUSGEN_EXECUTABLE AND NOT TARGET statusgen::statusgen)
  if(NOT EXISTS "${STATUSGEN_EXECUTABLE}")
    message(FATAL_ERROR "STATUSGEN_EXECUTABLE: there is no '${STATUSGEN_EXECUTABLE}'")
  endif()
  add_executable(statusgen::statusgen IMPORTED GLOBAL)
  set_property(TARGET statusgen::statusgen PROPERTY IMPORTED_LOCATION "${STATUSGEN_EXECUTABLE}")
endif()
