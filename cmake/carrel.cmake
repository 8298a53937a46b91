# What the folders' CMakeLists.txt share: flags, the libraries that Carrel stands on, and three
# functions that make a library, a test and a benchmark out of a folder's files.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson>=2.13)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(OPENSSL REQUIRED IMPORTED_TARGET openssl>=3.0)
pkg_check_modules(CRYPTO REQUIRED IMPORTED_TARGET libcrypto>=3.0)
pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(LIBEVENT REQUIRED IMPORTED_TARGET libevent>=2.1.12 libevent_pthreads
                                                    libevent_openssl)

# libllama and ggml: the system's when it has them, else what tools/deps.sh built.
add_library(carrel_llama INTERFACE)
if(CARREL_LLAMA_PREFIX STREQUAL "" OR CARREL_LLAMA_PREFIX STREQUAL "system")
  pkg_check_modules(LLAMA REQUIRED IMPORTED_TARGET llama ggml)
  target_link_libraries(carrel_llama INTERFACE PkgConfig::LLAMA)
else()
  target_include_directories(carrel_llama SYSTEM INTERFACE ${CARREL_LLAMA_PREFIX}/include)
  file(GLOB llama_archives ${CARREL_LLAMA_PREFIX}/lib/*.a)
  target_link_libraries(carrel_llama INTERFACE -Wl,--start-group ${llama_archives} -Wl,--end-group)
endif()
target_link_libraries(carrel_llama INTERFACE stdc++ m dl Threads::Threads)

add_compile_options(-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wundef
                    -Wpointer-arith -Wwrite-strings -fno-strict-aliasing -fno-math-errno)
if(CARREL_WERROR)
  add_compile_options(-Werror)
endif()
add_compile_definitions(_GNU_SOURCE CARREL_VERSION="${PROJECT_VERSION}")
if(CARREL_SANITIZE)
  add_compile_options(-fsanitize=${CARREL_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=all)
  # gcc's flow warnings see paths that only the sanitizers' own checks make.
  add_compile_options($<$<C_COMPILER_ID:GNU>:-Wno-format-truncation>
                      $<$<C_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  add_link_options(-fsanitize=${CARREL_SANITIZE})
endif()
if(CARREL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# carrel_library(NAME USES...): libcarrel_NAME.a from every .c of this folder.
function(carrel_library name)
  file(GLOB sources CONFIGURE_DEPENDS *.c)
  add_library(carrel_${name} STATIC ${sources})
  set_target_properties(carrel_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_include_directories(carrel_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include PRIVATE ..)
  target_link_libraries(carrel_${name} PUBLIC ${ARGN})
endfunction()

# carrel_tests(USES...): one program and one ctest entry per test_*.c of this folder. Tests may
# look inside the module they mirror ("kv/kv_int.h"), and make allocations fail ("fault.h").
function(carrel_tests)
  file(GLOB sources CONFIGURE_DEPENDS test_*.c)
  get_filename_component(folder ${CMAKE_CURRENT_SOURCE_DIR} NAME)
  foreach(source ${sources})
    get_filename_component(name ${source} NAME_WE)
    string(REGEX REPLACE "^test_" "" short ${name})
    set(target test_${folder}_${short})
    add_executable(${target} ${source})
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests
                                                 ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${target} PRIVATE ${ARGN} carrel_fault)
    add_test(NAME ${folder}.${short} COMMAND ${target})
    set_tests_properties(${folder}.${short} PROPERTIES TIMEOUT 600)
    # ggml's compute threads spin at their barriers: programs that share cores wait for each other.
    if(NOT folder MATCHES "^(base|kv|privacy|train|audit|replay)$")
      set_tests_properties(${folder}.${short} PROPERTIES PROCESSORS 2)
    endif()
  endforeach()
endfunction()

# carrel_programs(USES...): one program per .c of this folder, named after its file.
function(carrel_programs)
  file(GLOB sources CONFIGURE_DEPENDS *.c)
  foreach(source ${sources})
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE ${ARGN})
  endforeach()
endfunction()
