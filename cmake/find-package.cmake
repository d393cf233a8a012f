# SPDX-License-Identifier: MIT
# The CMake package, which find_package(statusgen) finds in users' projects.
include(CMakePackageConfigHelpers)

set(folder "${CMAKE_INSTALL_LIBDIR}/cmake/statusgen")
set(STATUSGEN_SPEC_INSTALL_DIR "${STATUSGEN_DATA_DIR}/spec")
set(STATUSGEN_TEMPLATE_INSTALL_DIR "${STATUSGEN_DATA_DIR}/templates")
configure_package_config_file(
  cmake/statusgenConfig.cmake.in "${PROJECT_BINARY_DIR}/statusgenConfig.cmake"
  INSTALL_DESTINATION "${folder}"
  PATH_VARS STATUSGEN_SPEC_INSTALL_DIR STATUSGEN_TEMPLATE_INSTALL_DIR
  NO_CHECK_REQUIRED_COMPONENTS_MACRO)
# A tool may serve a build for any other machine, so the size of a pointer does not matter.
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/statusgenConfigVersion.cmake"
  COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
install(
  FILES "${PROJECT_BINARY_DIR}/statusgenConfig.cmake"
        "${PROJECT_BINARY_DIR}/statusgenConfigVersion.cmake" cmake/StatusgenGenerate.cmake
        cmake/StatusgenProgram.cmake
  DESTINATION "${folder}")
install(EXPORT statusgenTargets NAMESPACE statusgen:: DESTINATION "${folder}")
