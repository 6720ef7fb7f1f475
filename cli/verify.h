/// Making results again and comparing them with what was stored.
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"

namespace tumen {

struct VerifyWish {
  std::optional<std::uint64_t> rows;  ///< how many to check; else a few
  std::optional<std::uint64_t> run;   ///< this run alone
  bool all = false;
  int jobs = 1;
  bool json = false;
};

/// One row of results, made again.
struct CheckedRow {
  std::string name;                      ///< "run 12: point 0, baseline, replication 12"
  std::string stored, found;             ///< hashes
  std::vector<std::string> differences;  ///< what else differs, in plain words

  bool same() const { return stored == found && differences.empty(); }
};

/// Collects what was checked and prints it, as text while it comes or as one JSON document.
class VerifyReport {
 public:
  VerifyReport(Session& session, const VerifyWish& wish) : session_(session), wish_(wish) {}

  /// A fact about what is verified.
  void fact(const std::string& key, const std::string& value);
  /// Something to know that is no difference.
  void note(const std::string& text);
  /// Something that differs besides rows.
  void difference(const std::string& text);
  /// With --all only rows that differ are shown.
  void row(const CheckedRow& row);
  /// Prints the verdict on `checked` rows called `rows`, and returns the exit code.
  int finish(const std::string& rows, bool stopped);

 private:
  Session& session_;
  const VerifyWish& wish_;
  std::uint64_t checked_ = 0, different_ = 0;
  std::vector<std::string> differences_;
  nlohmann::ordered_json document_ = nlohmann::ordered_json::object();
  nlohmann::ordered_json notes_ = nlohmann::ordered_json::array();
  nlohmann::ordered_json rows_ = nlohmann::ordered_json::array();
};

/// Numbers spread evenly over first .. last of which there may be fewer: at most `wanted`,
/// ascending. `next` gives the first number there is that is not less than its argument.
std::vector<std::uint64_t> spread_sample(
    std::uint64_t wanted, std::uint64_t first, std::uint64_t last,
    const std::function<std::optional<std::uint64_t>(std::uint64_t)>& next);

/// Of a store of `tumen sweep`, from the texts that it keeps.
int verify_store(Session& session, const std::string& path, const VerifyWish& wish);

/// Of the manifest.json of `tumen run --out`, with the runs.csv beside it.
int verify_record(Session& session, const std::string& path, const VerifyWish& wish);

/// "0.5 is stored, 0.25 was found" where the numbers differ in more than NaN; else "".
std::string number_difference(const std::string& what, double stored, double found);

}  // namespace tumen
