/// One writer at a time.
#pragma once

#include <string>

namespace tumen {

/// Holds the file `path`.lock for as long as it lives. The lock goes with the process, however it
/// ends; a file left behind by one that was killed locks nothing.
class FileLock {
 public:
  /// Tries once; held() tells. A DatabaseError when the file cannot be made.
  explicit FileLock(const std::string& path);
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  /// Removes the file.
  ~FileLock();
  bool held() const { return file_ >= 0; }

 private:
  std::string path_;
  int file_ = -1;
};

}  // namespace tumen
