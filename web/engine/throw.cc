// Where libraries would throw, a page's engine stops: its worker reports that and starts anew.
#include <boost/throw_exception.hpp>
#include <cstdlib>

namespace boost {
void throw_exception(const std::exception&) { std::abort(); }
void throw_exception(const std::exception&, const source_location&) { std::abort(); }
}  // namespace boost
