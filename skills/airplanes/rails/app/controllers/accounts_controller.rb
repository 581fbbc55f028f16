class AccountsController < ApplicationController
  allow_visitors

  def create
    account = Account.create!(params.permit(:email, :password))
    start_session_for account
    Analytics.capture_event(account.id, "user_signed_up", { method: "password", is_invited: account.invited? })
    render json: account, status: :created
  end
end
