class Webhooks::StripeController < ApplicationController
  allow_visitors

  def create
    object = params.require(:data).require(:object)
    account = Account.find_by(id: object[:client_reference_id])
    handle(params[:type], account, object) if account
    render json: { received: true }
  end

  private

  def handle(type, account, object)
    case type
    when "checkout.session.completed" then start_subscription(account, object[:metadata])
    when "invoice.payment_failed" then fail_payment(account, object[:attempt_count])
    end
  end

  def start_subscription(account, metadata)
    subscription = account.subscription || account.build_subscription
    subscription.update!(metadata.permit(:plan, :billing_period).merge(status: :active))
    Analytics.capture_event(
      account.id, "subscription_started", { plan: subscription.plan, billing_period: subscription.billing_period }
    )
  end

  def fail_payment(account, attempt_number)
    account.subscription&.past_due!
    Analytics.capture_event(account.id, "payment_failed", { attempt_number: })
  end
end
