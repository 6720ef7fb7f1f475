#include "cli/record_folder.h"

#include <fmt/core.h>

#include <filesystem>
#include <system_error>

#include "cli/session.h"

namespace tumen {
namespace {

namespace fs = std::filesystem;

/// The folder and those above it that have to be made are remembered in `created`.
void make_folder(const fs::path& path, std::vector<std::string>& created) {
  if (path.empty() || fs::exists(path)) return;
  make_folder(path.parent_path(), created);
  std::error_code error;
  fs::create_directory(path, error);
  if (error) {
    throw WorkError(
        fmt::format("the folder \"{}\" could not be made: {}", path.string(), error.message()));
  }
  created.push_back(path.string());
}

}  // namespace

RecordFolder::RecordFolder(std::string path, bool force) : path_(std::move(path)) {
  std::error_code error;
  if (fs::exists(path_, error) && !fs::is_directory(path_, error)) {
    throw UsageError(fmt::format("--out needs a folder, and \"{}\" is a file", path_));
  }
  if (fs::exists(path_, error) && !fs::is_empty(path_, error) && !force) {
    throw UsageError(fmt::format(
        "the folder \"{}\" is not empty; --force replaces the files of a record in it", path_));
  }
  while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
}

RecordFolder::~RecordFolder() {
  if (committed_) return;
  std::error_code ignored;
  for (const std::string& name : names_) {
    fs::remove(fs::path(path_) / (name + std::string(kUnfinished)), ignored);
  }
  // Only folders made here, and only when nothing else has come into them.
  for (auto it = created_.rbegin(); it != created_.rend(); ++it) fs::remove(*it, ignored);
}

std::string RecordFolder::begin(const std::string& name) {
  const fs::path file = fs::path(path_) / (name + std::string(kUnfinished));
  make_folder(file.parent_path(), created_);
  names_.push_back(name);
  return file.string();
}

void RecordFolder::commit() {
  for (const std::string& name : names_) {
    const fs::path file = fs::path(path_) / name;
    std::error_code error;
    fs::rename(file.string() + std::string(kUnfinished), file, error);
    if (error) {
      throw WorkError(fmt::format("{} could not be written: {}", file.string(), error.message()));
    }
  }
  committed_ = true;
  std::error_code ignored;
  for (const std::string& name : dropped_) fs::remove(fs::path(path_) / name, ignored);
}

std::vector<std::string> RecordFolder::described() const {
  std::vector<std::string> lines = {"", "Written to " + path_ + ":"};
  lines.insert(lines.end(), lines_.begin(), lines_.end());
  return lines;
}

void RecordFile::open(RecordFolder& folder, const std::string& name) {
  name_ = name;
  file_.open(folder.begin(name), std::ios::binary | std::ios::trunc);
  if (!file_) throw WorkError(fmt::format("{} could not be created", name_));
}

void RecordFile::write(std::string_view text) {
  file_.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file_) throw WorkError(fmt::format("{} could not be written: is the disk full?", name_));
}

void RecordFile::close() {
  file_.close();
  if (!file_) throw WorkError(fmt::format("{} could not be written: is the disk full?", name_));
}

}  // namespace tumen
