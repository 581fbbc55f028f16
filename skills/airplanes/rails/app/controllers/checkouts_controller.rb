class CheckoutsController < ApplicationController
  def create
    checkout = Checkout.new(params.permit(:plan, :billing_period).merge(client_reference_id: current_account.id))
    return render json: { error: "There is no such plan" }, status: :unprocessable_entity if checkout.invalid?

    Analytics.capture_event(
      current_account.id, "checkout_started", { plan: checkout.plan, billing_period: checkout.billing_period }
    )
    render json: { url: checkout.url }, status: :created
  end
end
