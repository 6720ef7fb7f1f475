/// What an experiment file says, key by key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/report.h"
#include "scenario/value.h"

namespace tumen {

/// The tree of an experiment file, and where its errors go.
class ExperimentText {
 public:
  explicit ExperimentText(Report& report) : report_(report) {}

  Value tree;

  /// The value of a key when it is there and well formed, else null.
  const Value* read(std::string_view section, std::string_view key) const;
  // The same as what it is, `standard` where there is none.
  std::string text(std::string_view section, std::string_view key, std::string standard) const;
  std::uint64_t count(std::string_view section, std::string_view key, std::uint64_t standard) const;
  std::vector<std::string> texts(std::string_view section, std::string_view key,
                                 std::vector<std::string> standard) const;
  /// A section that is there has the shape that it should have.
  bool is_sound(std::string_view section) const;
  /// Complains at `section.key`, or at the section where the key is not given.
  void error(const std::string& section, const std::string& key, const std::string& message) const;
  Report& report() const { return report_; }

 private:
  Report& report_;
};

}  // namespace tumen
