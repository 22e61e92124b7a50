#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "hindsight/analytics/selection.hpp"

/// Which reports tell of the same failure, and why one would think so.
namespace hindsight::analytics {

/// From this score on a report tells of what is known already.
inline constexpr double kKnownScore = 0.25;

struct SimilarReport {
  const archive::Postmortem* report = nullptr;
  double score = 0;                  ///< 0..1, rounded to 4 decimals
  std::vector<std::string> reasons;  ///< for people, the strongest first; never empty
};

/// Compares reports by their words (the cosine of their tf-idf vectors), by the kinds of failure that they speak of in whatever
/// words (data/concepts.json), by their fields, and by whether one names the other.
class Similarity {
 public:
  /// The reports stay where they are as long as this is used.
  explicit Similarity(const Selection& reports);

  /// The most similar ones first, of the same score by path; those that have next to nothing in common are left out.
  [[nodiscard]] std::vector<SimilarReport> similar_to(const archive::Postmortem& report, std::size_t most = 5) const;
  /// The same among reports that are dated before.
  [[nodiscard]] std::vector<SimilarReport> earlier_than(const archive::Postmortem& report, std::size_t most = 5) const;

 private:
  struct Weighted {
    std::uint32_t term = 0;
    float weight = 0;
  };
  using Vector = std::vector<Weighted>;  ///< by term, of length 1

  struct Profile {
    const archive::Postmortem* report = nullptr;
    std::string failure_class;  ///< as it is compared; "" where none is stated
    std::string service;
    Vector words;
    Vector concepts;
  };

  [[nodiscard]] SimilarReport compare(const Profile& a, const Profile& b) const;
  [[nodiscard]] std::vector<std::string> explain(const Profile& a, const Profile& b) const;
  [[nodiscard]] const Profile* profile_of(const archive::Postmortem& report) const;
  template <class Wanted>
  [[nodiscard]] std::vector<SimilarReport> most_similar(const archive::Postmortem& report, std::size_t most, Wanted is_wanted) const;

  static void weigh(std::vector<Profile>& profiles, Vector Profile::*vector);
  static double product(const Vector& a, const Vector& b);

  std::vector<Profile> profiles_;
};

}  // namespace hindsight::analytics
