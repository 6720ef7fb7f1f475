/// Where a command reads its wishes from and writes to. No command touches std::cout or exit().
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tumen {

/// What the program ends with.
enum ExitCode : int {
  kFine = 0,      ///< done
  kFailed = 1,    ///< the work failed
  kBadInput = 2,  ///< bad usage or bad input
};

/// What may be printed besides plain text.
struct Terminal {
  bool out = false;     ///< standard output is a terminal
  bool err = false;     ///< standard error is a terminal: progress may be shown
  bool colour = false;  ///< bold and dim may be used
  bool utf8 = true;     ///< plots and signs beyond ASCII may be used
};

struct Session {
  std::ostream& out;
  std::ostream& err;
  Terminal terminal;
  /// Set by Ctrl-C; null: never. Long work looks at it and stops early.
  const std::atomic<bool>* interrupted = nullptr;
  /// What the chosen command does, set while the command line is parsed.
  std::function<int()> action;

  bool stopped() const { return interrupted != nullptr && interrupted->load(); }
};

/// Bad usage or input, in plain words: ends the program with kBadInput.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// Work that could not be done: ends the program with kFailed.
struct WorkError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The whole number `text`, or a UsageError that names `option` and the bounds.
std::uint64_t parse_count(std::string_view option, std::string_view text, std::uint64_t least,
                          std::uint64_t most);

/// The number of threads that --jobs asks for, 1 to 1024; all of the machine's where `text` is
/// empty.
int parse_jobs(const std::string& text);

/// ` (did you mean "x"?)` with the nearest of `names`, or nothing where none is near.
std::string did_you_mean(const std::string& wanted, const std::vector<std::string>& names);

/// Number of hardware threads, at least 1.
int hardware_threads();

}  // namespace tumen
