/// Collects every error of a load, to be shown sorted by file, line and column.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/result.h"
#include "scenario/value.h"

namespace tumen {

class Report {
 public:
  /// Registers a text by name; the position that `Place::file` refers to it by. Errors sort by it.
  int add_file(std::string name);
  /// Its name; empty where there is none of that number.
  const std::string& file_name(int file) const;

  /// One complaint. `key` is the dotted path of the offending key.
  void error(Place place, std::string key, std::string message, std::string suggestion = "");

  /// As core's nearest_name, for the first few complaints only: a hostile file must not make it
  /// quadratic.
  std::string nearest(const std::string& wanted, const std::vector<std::string>& names);

  bool failed() const { return count_ > 0; }
  std::size_t count() const { return count_; }
  /// True when further errors are only counted: looking for more is of no use.
  bool full() const;

  /// The first 100 errors in order of file, line and column, without repetitions.
  Diagnostics sorted() const;

 private:
  struct Located {
    Place place;
    std::size_t told = 0;  ///< how many were told before it
    Diagnostic diagnostic;
  };
  std::vector<std::string> files_;
  std::vector<Located> errors_;
  std::size_t count_ = 0;
  int suggestions_ = 0;
};

/// `"a", "b" or "c"`; with more than `limit` names, the first ones and "...".
std::string one_of(const std::vector<std::string>& names, std::size_t limit = 12);

}  // namespace tumen
