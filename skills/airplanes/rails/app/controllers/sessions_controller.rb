class SessionsController < ApplicationController
  allow_visitors only: :create

  def create
    email, password = params.expect(:email, :password)
    account = Account.authenticate_by(email:, password:)
    return render json: { error: "Unknown e-mail or wrong password" }, status: :unauthorized unless account

    start_session_for account
    Analytics.capture_event(account.id, "user_logged_in", { method: "password" })
    render json: account
  end

  def destroy
    reset_session
    Analytics.capture_event(current_account.id, "user_logged_out")
    head :no_content
  end
end
