class InvitationsController < ApplicationController
  def create
    board = current_account.boards.find(params[:board_id])
    invitation = board.invitations.create!(params.permit(:email, :role))
    Analytics.capture_event(current_account.id, "member_invited", { role: invitation.role })
    render json: invitation, status: :created
  end
end
