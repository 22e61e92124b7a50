#include <gtest/gtest.h>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::record {
namespace {

TEST(ParseCount, ReadsOneNumber) {
  EXPECT_EQ(parse_count("1,240"), 1240);
  EXPECT_EQ(parse_count("0"), 0);
  EXPECT_EQ(parse_count("about 340"), 340);
  EXPECT_EQ(parse_count("~2,900 calls"), 2900);
  EXPECT_EQ(parse_count("12 known"), 12);
  EXPECT_EQ(parse_count("12k"), 12000);
  EXPECT_EQ(parse_count("1.2 million users"), 1200000);
  EXPECT_EQ(parse_count("12 of 40 hotels"), 12);
  EXPECT_EQ(parse_count("61 (4 % of 1,500)"), 61);
  // People come in ones: three figures behind a mark are the rest of a thousand.
  EXPECT_EQ(parse_count("rund 1.900 Kundinnen und Kunden"), 1900);
  EXPECT_EQ(parse_count("1 146"), 1146);
  EXPECT_EQ(parse_count("1,870\uBA85"), 1870);
  EXPECT_EQ(parse_count("\uC57D 1,870"), 1870);
  EXPECT_EQ(parse_count("\uC57D 1,870\uBA85 (\uACB0\uC81C)"), 1870);
}

TEST(ParseCount, PrefersNoneToADoubtfulOne) {
  for (const char* text : {"", "?", "unknown", "4 %", "12% of users", "200-300", "200–300", "2 hotels, 340 guests", "guests of 3 hotels", "all", "1.5", "3rd party", "1.200 %", "1.500 million", "0.125", "3 hours", "10 minutes", "5 m"})
    EXPECT_FALSE(parse_count(text)) << text;
}

std::string money(const char* text) {
  const auto read = parse_money(text);
  return read ? std::to_string(int(read->amount)) + " " + read->currency : "none";
}

TEST(ParseMoney, ReadsSignsCodesAndWords) {
  EXPECT_EQ(money("€4,200"), "4200 EUR");
  EXPECT_EQ(money("€8,360 in fees not charged, borne by us"), "8360 EUR");
  EXPECT_EQ(money("about USD 12k in refunds"), "12000 USD");
  EXPECT_EQ(money("$1.5 million"), "1500000 USD");
  EXPECT_EQ(money("340 EUR"), "340 EUR");
  EXPECT_EQ(money("340 euros"), "340 EUR");
  EXPECT_EQ(money("US$ 90"), "90 USD");
  EXPECT_EQ(money("¥120,000"), "120000 JPY");
  EXPECT_EQ(money("CA$500"), "500 CAD");
  EXPECT_EQ(money("ca. €500"), "500 EUR");
  EXPECT_EQ(money("€12.50"), "12 EUR");
  EXPECT_EQ(money("0"), "0 ");
}

TEST(ParseMoney, PrefersNoneToADoubtfulOne) {
  for (const char* text : {"", "?", "none", "1,200", "€200–€300", "€100 and $50", "a few euros", "€", "€1.200", "1.200 EUR", "1200 GPU hours", "12 LLM calls", "500 API calls"}) EXPECT_EQ(money(text), "none") << text;
}

Facts read(const std::string& source) { return extract_facts(markdown::parse(source), source); }

TEST(Impact, ComesFromFields) {
  const Facts facts = read(
      "# Fees\n\n- Affected users: 418\n- Wrong responses: 27\n- Financial impact: €8,360\n- Model cost wasted: $12.50\n- Duration: 1h 30m\n- Review date: 2026-04-29\n");
  EXPECT_EQ(facts.impact.affected_users->value, 418);
  EXPECT_EQ(facts.impact.affected_users->line, 3);
  EXPECT_EQ(facts.impact.wrong_responses->value, 27);
  EXPECT_EQ(facts.impact.financial->value.amount, 8360);
  EXPECT_EQ(facts.impact.model_cost->value.amount, 12.5);
  EXPECT_EQ(facts.impact.duration_minutes->value, 90);
  EXPECT_EQ(to_string(facts.review_date->value), "2026-04-29");
}

TEST(Impact, DurationIsComputedFromItsEnds) {
  const Facts facts = read("# Fees\n\n- Started: 2026-04-12 14:00 UTC\n- Mitigated: 2026-04-12 14:30 UTC\n- Resolved: 2026-04-12 16:00 UTC\n");
  ASSERT_TRUE(facts.impact.duration_minutes);
  EXPECT_EQ(facts.impact.duration_minutes->value, 120);
  EXPECT_EQ(facts.impact.duration_minutes->origin, Origin::computed);
  EXPECT_FALSE(read("# Fees\n\n- Started: 2026-04-12 14:00 UTC\n- Resolved: Ongoing\n").impact.duration_minutes);
}

TEST(Days, OfResponseReviewAndCopy) {
  const Facts facts = read("# Fees\n\n- Resolved: 2026-04-13 09:00\n- Acknowledged: 2026-04-12 14:10 UTC\n- Review date: 2026-04-15\n- Customers notified: 2026-04-14\n");
  EXPECT_EQ(to_string(facts.response_date->value), "2026-04-12");
  EXPECT_EQ(to_string(facts.review_date->value), "2026-04-15");
  EXPECT_EQ(to_string(facts.customer_copy_date->value), "2026-04-14");
  EXPECT_EQ(to_string(facts.repair_date->value), "2026-04-13");
  EXPECT_FALSE(read("# Fees\n\n- Resolved: Ongoing\n").repair_date);
}

TEST(EarlierIncidents, StandInTheFieldAndInTheCounterfactual) {
  const Facts facts = read("---\nprior_incidents: [INC-12, 2026-01-02-fees.md]\n---\n# Fees\n\n## Counterfactual\n\nThe class has [an earlier one](other.md).\n");
  ASSERT_EQ(facts.earlier_incidents.size(), 4u);
  EXPECT_EQ(facts.earlier_incidents[0].text, "INC-12");
  EXPECT_EQ(facts.earlier_incidents[1].text, "2026-01-02-fees.md");
  EXPECT_EQ(facts.earlier_incidents[2].text, "The class has an earlier one.");
  EXPECT_EQ(facts.earlier_incidents[3].text, "other.md");
  EXPECT_TRUE(read("# Fees\n\n- Prior incidents: N/A\n").earlier_incidents.empty());
}

TEST(Duration, IsNotThatOfAnEarlierIncident) {
  const Facts facts = read("# T\n\nScout guessed its prices.\n\n## Have we seen this before?\n\nSort of. On 9 September 2025 a file came out empty too. It lasted 3 hours and 20 minutes.\n");
  EXPECT_FALSE(facts.impact.duration_minutes);
  EXPECT_EQ(read("# T\n\nOn 9 September 2025 a file came out empty. It lasted 3 hours.\n").impact.duration_minutes->value, 180);
}

}  // namespace
}  // namespace hindsight::record
