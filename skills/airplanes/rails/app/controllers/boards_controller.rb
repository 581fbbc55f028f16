class BoardsController < ApplicationController
  def index
    render json: current_account.boards
  end

  def create
    columns = Board::TEMPLATES[params[:template]]
    board = current_account.boards.create!(title: params.expect(:title), columns: columns || [])
    Analytics.capture_event(current_account.id, "board_created", { from_template: columns.present? })
    render json: board, status: :created
  end

  def share
    board = current_account.boards.find(params[:id])
    board.share!(params.expect(:access))
    Analytics.capture_event(current_account.id, "item_shared", { access: board.access })
    render json: { url: "/shared/#{board.token}" }, status: :created
  end
end
