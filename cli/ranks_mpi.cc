// For builds with MPI.
#include <mpi.h>

#include <algorithm>
#include <list>
#include <stdexcept>
#include <vector>

#include "analysis/experiment/ranks.h"

namespace tumen {
namespace {

/// MPI counts bytes with an int, and a letter may be longer: it goes in pieces, of which the last
/// has a tag of its own.
constexpr std::size_t kPiece = std::size_t{64} << 20U;
constexpr int kMore = 1, kLast = 2;

class MpiRanks : public Ranks {
 public:
  MpiRanks() {
    int provided = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
    if (provided < MPI_THREAD_FUNNELED) {
      throw std::runtime_error("this MPI library does not work in programs with threads");
    }
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &count_);
    begun_.resize(static_cast<std::size_t>(count_));
  }
  ~MpiRanks() override { MPI_Finalize(); }
  MpiRanks(const MpiRanks&) = delete;
  MpiRanks& operator=(const MpiRanks&) = delete;

  int rank() const override { return rank_; }
  int count() const override { return count_; }

  std::string host() const override {
    std::string name(MPI_MAX_PROCESSOR_NAME, '\0');
    int size = 0;
    MPI_Get_processor_name(name.data(), &size);
    name.resize(static_cast<std::size_t>(size));
    return name;
  }

  void post(int to, std::string_view bytes) override {
    do {
      const std::size_t size = std::min(bytes.size(), kPiece);
      Posted& posted = posted_.emplace_back(std::string(bytes.substr(0, size)), MPI_REQUEST_NULL);
      bytes.remove_prefix(size);
      MPI_Isend(posted.bytes.data(), static_cast<int>(size), MPI_BYTE, to,
                bytes.empty() ? kLast : kMore, MPI_COMM_WORLD, &posted.request);
    } while (!bytes.empty());
  }

  std::optional<Letter> receive() override {
    all_sent();  // lets go of what has left
    while (true) {
      int there = 0, size = 0;
      MPI_Status status;
      MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
      if (there == 0) return std::nullopt;
      MPI_Get_count(&status, MPI_BYTE, &size);
      std::string& letter = begun_[static_cast<std::size_t>(status.MPI_SOURCE)];
      const std::size_t before = letter.size();
      letter.resize(before + static_cast<std::size_t>(size));
      MPI_Recv(letter.data() + before, size, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG,
               MPI_COMM_WORLD, MPI_STATUS_IGNORE);
      if (status.MPI_TAG == kMore) continue;
      Letter whole{status.MPI_SOURCE, std::move(letter)};
      letter.clear();
      return whole;
    }
  }

  bool all_sent() override {
    std::erase_if(posted_, [](Posted& posted) {
      int sent = 0;
      MPI_Test(&posted.request, &sent, MPI_STATUS_IGNORE);
      return sent != 0;
    });
    return posted_.empty();
  }

 private:
  struct Posted {
    Posted(std::string text, MPI_Request none) : bytes(std::move(text)), request(none) {}
    std::string bytes;
    MPI_Request request;
  };

  int rank_ = 0, count_ = 1;
  std::list<Posted> posted_;        ///< MPI still reads these
  std::vector<std::string> begun_;  ///< per sender: pieces of its next letter
};

}  // namespace

std::unique_ptr<Ranks> join_ranks() { return std::make_unique<MpiRanks>(); }

}  // namespace tumen
