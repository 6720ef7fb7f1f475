/// NetCDF-4, as far as exports need it: a file that closes itself, errors as WorkError.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tumen {

/// What a variable holds. Whole numbers are missing where they are -1, real ones where they are
/// NaN; words (hashes) and texts are never missing.
enum class NetcdfKind { real, whole, word, text };

/// A file being written. First everything is defined, then end_definitions(), then data.
class NetcdfWriter {
 public:
  explicit NetcdfWriter(const std::string& path);
  NetcdfWriter(const NetcdfWriter&) = delete;
  NetcdfWriter& operator=(const NetcdfWriter&) = delete;
  ~NetcdfWriter();

  int dimension(const std::string& name, std::size_t size);
  /// A variable without missing values, such as a coordinate: stored as it is.
  int coordinate(const std::string& name, NetcdfKind kind, const std::vector<int>& dimensions);
  /// A variable in deflated chunks of that shape. It is written fastest in whole chunks.
  int variable(const std::string& name, NetcdfKind kind, const std::vector<int>& dimensions,
               const std::vector<std::size_t>& chunk);
  /// Attributes; of the file where `variable` is kWholeFile.
  static constexpr int kWholeFile = -1;
  void attribute(int variable, const std::string& name, std::string_view text);
  void attribute(int variable, const std::string& name, double value);
  void end_definitions();

  using Shape = std::vector<std::size_t>;
  void write(int variable, const Shape& start, const Shape& count, std::span<const double> values);
  void write(int variable, const Shape& start, const Shape& count,
             std::span<const std::uint64_t> values);
  /// All of a variable of texts over one dimension.
  void write(int variable, const std::vector<std::string>& texts);
  /// WorkError when the last of it cannot be written.
  void close();

 private:
  void check(int code) const;
  std::string path_;
  int file_ = -1;
  bool open_ = false;
};

/// Names that NetCDF, CF and the languages that read them can do with: letters, digits and _,
/// beginning with a letter; unlike each other.
class NetcdfNames {
 public:
  /// `wanted`, or what is near it: "RR[a,b]" becomes RR_a_b, a second one RR_a_b_2.
  std::string take(std::string_view wanted);

 private:
  std::set<std::string> taken_;
};

}  // namespace tumen
