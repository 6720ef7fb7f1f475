/// The processes that work on something together, and the letters between them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tumen {

struct Letter {
  int from = 0;
  std::string bytes;
};

/// Processes numbered from 0, each holding an object of this class. Its functions return at once
/// and are called by one thread only, the one that called join_ranks().
class Ranks {
 public:
  virtual ~Ranks() = default;
  virtual int rank() const = 0;
  virtual int count() const = 0;
  /// The machine this process is on, for messages to people.
  virtual std::string host() const = 0;
  /// Sends a copy of `bytes`, of any size. Letters from one rank to another arrive in order.
  virtual void post(int to, std::string_view bytes) = 0;
  /// The next letter, when there is one.
  virtual std::optional<Letter> receive() = 0;
  /// Everything posted has left. To be waited for before the object goes.
  virtual bool all_sent() = 0;
};

/// Where the program is built with MPI (TUMEN_MPI), joins those that mpirun or srun started
/// together; else, and when it was started alone, this process is the only one. To be called once
/// in a process; what it returns leaves the others when it goes, and waits for them to do so too.
std::unique_ptr<Ranks> join_ranks();

}  // namespace tumen
