class SubscriptionsController < ApplicationController
  REASONS = %w[too_expensive missing_feature not_used other].freeze

  def cancel
    reason = params.expect(:reason)
    return head :unprocessable_entity unless REASONS.include?(reason)

    subscription = current_account.subscription
    return render json: { error: "There is no subscription" }, status: :conflict unless subscription

    subscription.destroy!
    Analytics.capture_event(current_account.id, "subscription_cancelled", { plan: subscription.plan, reason: })
    render json: subscription
  end
end
