module Authentication
  extend ActiveSupport::Concern

  included do
    before_action :require_account
  end

  class_methods do
    def allow_visitors(**options)
      skip_before_action(:require_account, **options)
    end
  end

  private

  def current_account
    @current_account ||= Account.find_by(id: session[:account_id])
  end

  def require_account
    head :unauthorized unless current_account
  end

  def start_session_for(account)
    reset_session
    session[:account_id] = account.id
  end
end
