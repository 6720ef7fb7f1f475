/// The main program of the tests, for Catch2 v2. Version 3 brings its own in a library.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
