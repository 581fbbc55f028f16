# Stands in for a checkout session at Stripe, and charges nobody.
class Checkout
  include ActiveModel::API

  attr_accessor :client_reference_id, :plan, :billing_period

  validates :plan, inclusion: { in: Subscription.plans.keys }
  validates :billing_period, inclusion: { in: Subscription.billing_periods.keys }

  def url
    "https://checkout.example.com/#{SecureRandom.uuid}"
  end
end
