/// Numbers in messages and schemas.
#pragma once

#include <string>

namespace tumen {

/// The shortest text that reads back as `x`: "0.25", "100000", "1e+20", "nan", "inf".
std::string format_number(double x);

}  // namespace tumen
