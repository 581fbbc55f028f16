class ProfilesController < ApplicationController
  def show
    render json: current_account
  end

  def update
    current_account.assign_attributes(params.permit(:name, :time_zone))
    changed_fields = current_account.changed.size
    current_account.save!
    Analytics.capture_event(current_account.id, "profile_updated", { changed_fields: })
    render json: current_account
  end
end
