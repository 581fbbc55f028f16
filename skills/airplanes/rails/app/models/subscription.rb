class Subscription < ApplicationRecord
  belongs_to :account

  enum :plan, { pro: "pro", team: "team" }, validate: true
  enum :billing_period, { month: "month", year: "year" }, prefix: :billed_by, validate: true
  enum :status, { active: "active", past_due: "past_due" }, validate: true
end
