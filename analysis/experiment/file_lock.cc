#include "analysis/experiment/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "analysis/experiment/sqlite.h"

namespace tumen {
namespace {

/// The file is still the one of that name: not one that its holder has just removed.
bool is_named(int file, const std::string& path) {
  struct stat open_file {
  }, named{};
  return fstat(file, &open_file) == 0 && stat(path.c_str(), &named) == 0 &&
         open_file.st_ino == named.st_ino && open_file.st_dev == named.st_dev;
}

}  // namespace

FileLock::FileLock(const std::string& path) : path_(path + ".lock") {
  while (true) {
    const int file = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) {
      throw DatabaseError("cannot write " + path + ": " + std::strerror(errno));
    }
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
      close(file);
      return;
    }
    if (is_named(file, path_)) {
      file_ = file;
      return;
    }
    close(file);
  }
}

FileLock::~FileLock() {
  if (file_ < 0) return;
  unlink(path_.c_str());
  close(file_);
}

}  // namespace tumen
