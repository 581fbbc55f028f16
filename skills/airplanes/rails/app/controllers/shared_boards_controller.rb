class SharedBoardsController < ApplicationController
  allow_visitors

  def show
    board = Board.find_by!(token: params[:token])
    render json: board.slice(:title, :columns)
  end
end
