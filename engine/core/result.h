/// Errors as values: what went wrong in an input, and where.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tumen {

/// One complaint about an input, in plain words. Lines and columns count from 1; 0 = unknown.
struct Diagnostic {
  std::string file;
  int line = 0;
  int column = 0;
  std::string key;         ///< dotted path of the offending key, may be empty
  std::string message;     ///< what is wrong and what was expected
  std::string suggestion;  ///< nearest valid name, may be empty

  /// `file:line:column: message (did you mean "suggestion"?)`
  std::string text() const;
};

using Diagnostics = std::vector<Diagnostic>;

/// A value, or every reason why there is none.
template <class T>
class Result {
 public:
  Result(T value) : content_(std::move(value)) {}              // NOLINT: a value is a success
  Result(Diagnostics errors) : content_(std::move(errors)) {}  // NOLINT: errors are a failure
  Result(Diagnostic error) : content_(Diagnostics{std::move(error)}) {}  // NOLINT

  explicit operator bool() const { return std::holds_alternative<T>(content_); }
  T& value() { return std::get<T>(content_); }
  const T& value() const { return std::get<T>(content_); }
  const Diagnostics& errors() const { return std::get<Diagnostics>(content_); }

 private:
  std::variant<T, Diagnostics> content_;
};

/// The entry of `names` closest to `wanted` by edit distance (insertions, deletions,
/// substitutions, swaps of neighbours), or "" when nothing is near enough to be a slip.
std::string nearest_name(const std::string& wanted, const std::vector<std::string>& names);

}  // namespace tumen
