/// A folder of files that belong together.
#pragma once

#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tumen {

/// Ends the name of what is not finished yet.
inline constexpr std::string_view kUnfinished = ".partial";

/// A folder that is filled under temporary names and shows its files all at once.
class RecordFolder {
 public:
  /// UsageError when the folder exists, is not empty and `force` is not set, or is a file.
  RecordFolder(std::string path, bool force);
  RecordFolder(const RecordFolder&) = delete;
  RecordFolder& operator=(const RecordFolder&) = delete;
  /// Removes what was not committed.
  ~RecordFolder();

  /// Temporary name of a file to write, which may stand in a subfolder: "full/runs.csv".
  std::string begin(const std::string& name);
  /// A file that an earlier record may have left and that this one does not have: commit()
  /// removes it.
  void drop(std::string name) { dropped_.push_back(std::move(name)); }
  /// Gives all files their names. WorkError when one cannot be renamed.
  void commit();
  /// What was written, for people.
  std::vector<std::string> described() const;
  void describe(std::string line) { lines_.push_back(std::move(line)); }

 private:
  std::string path_;
  std::vector<std::string> names_;    ///< relative, in the order of begin()
  std::vector<std::string> dropped_;  ///< relative
  std::vector<std::string> created_;  ///< folders made, outermost first
  std::vector<std::string> lines_;
  bool committed_ = false;
};

/// A file of a folder, under its temporary name until the folder is committed.
class RecordFile {
 public:
  RecordFile() = default;
  RecordFile(RecordFolder& folder, const std::string& name) { open(folder, name); }
  /// WorkError when it cannot be created.
  void open(RecordFolder& folder, const std::string& name);
  /// WorkError when the disk is full and the like.
  void write(std::string_view text);
  void close();

 private:
  std::ofstream file_;
  std::string name_;
};

}  // namespace tumen
